// What is worth warning of before an attachment is saved, from its name and type alone.
import { endingOf } from '../../lib/mail/file-name.ts';

export type AttachmentWarning = 'double' | 'program' | 'direction' | 'page';

const programs = new Set(
  'exe scr com pif bat cmd msi msix jar js jse vbs vbe wsf wsh ps1 psm1 hta cpl dll reg lnk url chm gadget inf scf appx apk app dmg pkg iso img vhd vhdx deb rpm sh run desktop command workflow xll'.split(
    ' ',
  ),
);
const pages = new Set(
  'htm html xhtml xht mht mhtml svg xml xsl swf docm xlsm pptm dotm xlam one'.split(' '),
);
const harmless = new Set(
  'pdf doc docx xls xlsx ppt pptx txt rtf odt ods jpg jpeg png gif bmp mp3 mp4 avi zip csv'.split(
    ' ',
  ),
);

export function warningsOf(name: string, type: string): AttachmentWarning[] {
  const found: AttachmentWarning[] = [];
  const seen = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trimEnd();
  const ending = endingOf(seen.replace(/[. ]+$/, ''));
  const before = endingOf(seen.slice(0, -(ending.length + 1)).trimEnd());
  const isProgram =
    programs.has(ending) || /x-msdownload|x-dosexec|x-sh\b|java-archive/.test(type);
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)) found.push('direction');
  if (harmless.has(before) && (isProgram || pages.has(ending))) found.push('double');
  if (isProgram) found.push('program');
  else if (pages.has(ending) || /html|svg|xml(?!formats)/.test(type)) found.push('page');
  return found;
}
