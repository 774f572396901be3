// Text of `format=flowed` (RFC 3676) with its soft line breaks taken out: a paragraph is one
// line, quoted ones keep their marks. One pass.

/** `delSp`: the blank before a soft break was put there by the sender (§4.1). */
export function unflow(text: string, delSp: boolean): string {
  const out: string[] = [];
  let paragraph = '';
  let level = 0;
  let isOpen = false;
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(marks).replace(/^ /, ''); // space-stuffing (§4.4)
    const isSignature = content === '-- ';
    if (isOpen && (marks !== level || isSignature)) end();
    if (!isOpen) level = marks;
    const isSoft = content.endsWith(' ') && !isSignature;
    paragraph += isSoft && delSp ? content.slice(0, -1) : content;
    isOpen = isSoft;
    if (!isSoft) end();
  }
  if (isOpen) end();
  return out.join('\n');

  function end(): void {
    out.push(level > 0 ? `${'>'.repeat(level)} ${paragraph}` : paragraph);
    paragraph = '';
    isOpen = false;
  }
}
