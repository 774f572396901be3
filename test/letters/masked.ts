// Files that would run if a browser made documents of them, under every name and type that
// has led a webmail to do so. Each calls `pwned` in whatever page it finds itself.
import { file, multipart, text, type Part } from '../../server/demo/compose.ts';

const call = "try{top.pwned&&top.pwned(document.URL)}catch(e){}document.title='pwned'";
const script = `<script>${call}</script>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${call.replace(/"/g, "'")}">${script}</svg>`;
const page = `<!doctype html><html><body onload="${call}">${script}<iframe srcdoc="x"></iframe></body></html>`;
const xhtml = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>${script}</body></html>`;
const xslt = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#x"?><x:stylesheet id="x" version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="/"><html>${script}</html></x:template></x:stylesheet>`;
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/AA<</O<</S/URI/URI(https://evil.example/)>>>>>>endobj
trailer<</Root 1 0 R>>`;

/** Name, type as claimed, content. */
export const masked: readonly (readonly [string, string, string])[] = [
  ['a.svg', 'image/svg+xml', svg],
  ['b.png', 'image/png', svg],
  ['c.svg', 'image/svg+xml;,text/html', svg],
  ['d.xhtml', 'application/xhtml+xml', xhtml],
  ['e.xml', 'text/xml', xslt],
  ['f.png', 'image/png', page],
  ['g.html', 'text/html', page],
  ['h.txt', 'text/html', page],
  ['i.html', 'text/plain', page],
  ['j', 'application/octet-stream', page],
  ['k.pdf', 'application/pdf', pdf],
  ['l.png', 'image/png', pdf],
  [
    'm.mht',
    'multipart/related',
    `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${page}`,
  ],
  ['n.hta', 'application/hta', page],
  ['o.js', 'text/javascript', call],
  ['p.eml', 'message/rfc822', `Subject: x\r\nContent-Type: text/html\r\n\r\n${page}`],
  ['q.gif', 'image/gif', `GIF89a/*${'\0'.repeat(8)}*/=1;${call}//${page}`],
];

export const maskedPart = (): Part =>
  multipart('mixed', 'masked', [
    text('Look at these.\n'),
    ...masked.map(([name, type, content]) =>
      file(name, type, Buffer.from(content, 'latin1')),
    ),
  ]);
