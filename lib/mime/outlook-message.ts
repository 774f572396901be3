// An Outlook message that lies in another one, as a message that can be read and saved: a
// header of what Outlook tells of it, and its winmail.dat as the body.
import { joined } from './octets.ts';
import { readTnef } from './tnef.ts';

/** Raw UTF-8 in the header (RFC 6532) and the octets as they are (RFC 3030). */
export function outlookMessage(tnef: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined([new TextEncoder().encode(header(tnef)), tnef]);
}

function header(bytes: Uint8Array): string {
  const found = readTnef(bytes);
  const { subject = '', date = null } = found ?? {};
  const { name = '', address = '' } = found?.from ?? {};
  const quoted = `"${oneLine(name).replace(/["\\]/g, '\\$&')}"`;
  const lines = [
    `Subject: ${oneLine(subject)}`,
    ...(name + address === '' ? [] : [`From: ${quoted} <${bare(address)}>`]),
    ...(date === null ? [] : [`Date: ${new Date(date).toUTCString()}`]),
    'MIME-Version: 1.0',
    'Content-Type: application/ms-tnef; name="winmail.dat"',
    'Content-Transfer-Encoding: binary',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Outlook writes addresses of its own kind too; only mail's are addresses here. */
function bare(address: string): string {
  const found = /^[^\s<>@"]+@[^\s<>@"]+$/.exec(address);
  return found ? found[0] : '';
}
