// What a file is by its content, and what is said when it is not what it is called.
import { downloadZip } from 'client-zip';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookInside } from '../../../lib/files/contents.ts';
import { warningsOf } from '../../../lib/files/risk.ts';
import { sniff } from '../../../lib/files/sniff.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const found = async (text: string) => {
  const told = await sniff(bytes(text));
  return told && `${told.kind} ${told.ending}`;
};
async function zip(names: string[]): Promise<Uint8Array> {
  const entries = names.map((name) => ({ name, input: 'content', lastModified: 0 }));
  return new Uint8Array(await downloadZip(entries).arrayBuffer());
}
const png =
  '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82';
const iso = () => {
  const image = new Uint8Array(34_000);
  image.set(bytes('\x01CD001\x01'), 32_768);
  return image;
};

describe('what a file is by its content', () => {
  test.each([
    ['%PDF-1.7\n', 'pdf pdf'],
    ['junk first\n%PDF-1.4\n', 'pdf pdf'],
    [png, 'image png'],
    ['GIF89a\x01\0\x01\0\0\0\0;', 'image gif'],
    ['MZ\x90\0\x03', 'program exe'],
    ['\x7fELF\x02\x01\x01', 'program elf'],
    ['L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F', 'shortcut lnk'],
    ['[InternetShortcut]\r\nURL=file://x', 'shortcut url'],
    ['#!/bin/sh\nrm -rf', 'script sh'],
    ['@echo off\r\n', 'script bat'],
    ['Windows Registry Editor Version 5.00', 'script reg'],
    ['<!DOCTYPE html><p>x', 'page html'],
    ['\xef\xbb\xbf  <!-- a --> <script>alert(1)</script>', 'page html'],
    ['\xff\xfe<\0h\0t\0m\0l\0>\0', 'page html'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'page svg'],
    ['<?xml version="1.0"?><!-- b --><svg xmlns="…">', 'page svg'],
    ['<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>', 'page xml'],
    ['<?xml version="1.0"?><Invoice/>', 'text xml'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'page html'],
    ['<john@example.org> wrote:\nhello', 'text txt'],
    ['BEGIN:VCALENDAR\r\n', 'calendar ics'],
    ['begin:vcard\r\n', 'contact vcf'],
    ['From: a@b.example\r\nSubject: x\r\n\r\ny', 'message eml'],
    ['Bonjour,\r\nvoici le texte.\r\n', 'text txt'],
    ['conectix', 'disk vhd'],
    ['{\\rtf1 x}', 'document rtf'],
  ])('%j', async (text, wanted) => {
    expect(await found(text)).toBe(wanted);
  });

  test('a disk image is known by its mark at 32 KB', async () => {
    expect(await sniff(iso())).toEqual({ kind: 'disk', ending: 'iso' });
  });

  test('an office document is told from a bare archive', async () => {
    expect((await sniff(await zip(['a.txt'])))?.ending).toBe('zip');
  });

  test('nothing and noise are nothing', async () => {
    expect(await sniff(new Uint8Array())).toBeNull();
    expect(await sniff(Uint8Array.of(0, 1, 2, 3, 4))).toBeNull();
  });

  test('any bytes are looked at without a throw, and cut anywhere', async () => {
    const seed = 20_261_125;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          png,
          '%PDF-',
          '<?xml',
          'GIF89a',
          'PK\x03\x04',
          'Rar!\x1a\x07\x01\0',
          'ID3',
        ),
        fc.uint8Array({ maxLength: 300 }),
        async (start, rest) => {
          const all = new Uint8Array([...bytes(start), ...rest]);
          await sniff(all);
          lookInside(all);
        },
      ),
      { seed, numRuns: 400 },
    );
  });
});

const warned = async (name: string, type: string, content: string | Uint8Array) => {
  const all = typeof content === 'string' ? bytes(content) : content;
  return warningsOf({ name, type }, await sniff(all), lookInside(all))
    .sort()
    .join(' ');
};

/** As Microsoft lists them; not those of which a sentence about risk would not be true. */
const refusedByOutlook =
  'ade adp app appcontent-ms application appref-ms asp aspx bas bat cab chm cmd cnt com cpl csh diagcab exe fxp ' +
  'gadget grp hlp hpj hta htc inf ins isp its jar jnlp js jse ksh lnk mad maf mag mam maq mar mas mau mav maw mcf ' +
  'mda mdb mde mdt mdw mdz msc msh msh1 msh1xml msh2 msh2xml mshxml msi msp mst msu ops osd pcd pif pl plg prf ' +
  'prg printerexport ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 py pyc pyo pyw pyz pyzw reg scf scr sct shb shs ' +
  'theme url vb vbe vbp vbs vhd vhdx vsmacros vsw webpnp website ws wsb wsc wsf wsh xbap xll xnk';
const alsoRisky =
  'rdp appinstaller themepack mht mhtml accdb ppa wll xlsb rb one iso img library-ms search-ms settingcontent-ms';

test('every kind that is refused elsewhere is warned of, by its name alone', () => {
  const silent = `${refusedByOutlook} ${alsoRisky}`
    .split(' ')
    .filter((ending) => warningsOf({ name: `a.${ending}`, type: '' }).length === 0);
  expect(silent).toEqual([]);
});

describe('what is said of a file', () => {
  test.each([
    ['facture.pdf', 'application/pdf', '%PDF-1.7\n', ''],
    ['facture.pdf', 'application/octet-stream', 'MZ\x90\0', 'mismatch program'],
    ['facture.pdf.exe', 'application/octet-stream', 'MZ\x90\0', 'double program'],
    ['facture.pdf .exe', 'application/pdf', 'MZ', 'double program'],
    ['bordereau_\u202efdp.exe', 'application/octet-stream', 'MZ', 'direction program'],
    ['photo.png', 'image/png', '<html><script>', 'mismatch page'],
    [
      'photo.png',
      'image/png',
      '<svg xmlns="http://www.w3.org/2000/svg">',
      'mismatch page',
    ],
    ['photo.jpg', 'image/jpeg', png, 'mismatch'],
    ['photo.png', 'image/png', 'hello, not a picture', 'notAs'],
    ['', 'image/png', '<html>', 'mismatch page'],
    ['page.html', 'text/html', '<html>', 'page'],
    ['notes.txt', 'text/plain', '<html>', ''],
    ['facture.xml', 'application/xml', '<?xml version="1.0"?><Invoice/>', ''],
    ['facture.xml', 'text/xml', '<?xml version="1.0"?><?xml-stylesheet?><a/>', 'page'],
    ['a.svg', 'image/svg+xml', '<svg>', 'page'],
    ['run.bat', 'text/plain', 'dir', 'program'],
    ['a.ps1', 'text/plain', 'x', 'program'],
    ['a.lnk', 'application/octet-stream', 'x', 'shortcut'],
    ['disk.img', 'application/octet-stream', 'x', 'disk'],
    ['rapport.docm', 'application/vnd.ms-word.document.macroEnabled.12', 'x', 'macro'],
    ['CON.txt', 'text/plain', 'x', 'device'],
    ['com1', 'text/plain', 'x', 'device'],
    ['_con.txt', 'text/plain', 'x', ''],
    ['data.csv', 'text/csv', 'a;b', ''],
    ['old.jpeg', 'image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0', ''],
    ['signature.asc', 'application/pgp-signature', '-----BEGIN PGP SIGNATURE-----', ''],
  ])('%s, %s', async (name, type, content, wanted) => {
    expect(await warned(name, type, content)).toBe(wanted);
  });

  test('an archive with a password, a program or macros in it', async () => {
    const plain = await zip(['lettre.txt']);
    expect(await warned('a.zip', 'application/zip', plain)).toBe('');
    const locked = plain.slice();
    locked[6] = (locked[6] ?? 0) | 1;
    expect(await warned('a.zip', 'application/zip', locked)).toBe('locked');
    const program = await zip(['lettre.txt', 'dir/facture.pdf.exe']);
    expect(await warned('a.zip', 'application/zip', program)).toBe('holdsProgram');
    const macros = await zip(['[Content_Types].xml', 'word/vbaProject.bin']);
    expect(await warned('a.docx', 'application/x', macros)).toContain('macro');
    const rar5 = bytes('Rar!\x1a\x07\x01\0\x8d\xef\x02\xd2\x21\x04\0' + '\0'.repeat(40));
    expect(await warned('a.rar', 'application/x-rar', rar5)).toBe('locked');
  });

  test('an office document under its old or new name is no mismatch', async () => {
    const office = await zip(['word/document.xml']);
    expect(await warned('a.docx', 'application/x', office)).toBe('');
    const old = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + '\0'.repeat(600));
    expect(await warned('a.xls', 'application/vnd.ms-excel', old)).toBe('');
  });
});
