// What kinds of file there are, as far as showing and warning go, and which names and types
// claim which kind. Every ending that Outlook refuses is one that is warned of, but for
// certificates (.cer .crt .der), .tmp and .pst, of which no such sentence would be true.

export type FileKind =
  | 'image'
  | 'pdf'
  | 'text'
  | 'table'
  | 'calendar'
  | 'contact'
  | 'message'
  /** HTML, SVG, XML with a style sheet, Flash: documents that a browser runs. */
  | 'page'
  | 'archive'
  | 'document'
  | 'macro'
  | 'program'
  | 'script'
  | 'disk'
  | 'shortcut'
  | 'media'
  | 'signature'
  | 'other';

const byEnding = new Map<string, FileKind>();
function claim(kind: FileKind, endings: string): void {
  for (const ending of endings.split(' ')) byEnding.set(ending, kind);
}
claim('image', 'png jpg jpeg jpe jfif gif webp bmp avif heic heif tif tiff ico psd');
claim('pdf', 'pdf');
claim('text', 'txt text log md asc diff patch ini cfg conf json yaml yml toml tex srt');
claim('text', 'c h cpp hpp cs java kt go rs php css ts tsx jsx scss sql r swift xml');
claim('table', 'csv tsv tab');
claim('calendar', 'ics ical ifb vcs');
claim('contact', 'vcf vcard');
claim('message', 'eml');
claim('page', 'htm html xhtml xht shtml svg svgz xsl xslt swf xps hta mht mhtml');
claim('page', 'asp aspx htc plg');
claim('archive', 'zip rar 7z gz tgz bz2 xz tar zst lzh arj ace');
claim('document', 'doc docx xls xlsx ppt pptx odt ods odp rtf dot dotx xlt xltx pages');
claim('document', 'numbers key epub pub vsd vsdx mpp');
claim('macro', 'docm dotm xlsm xltm xlam xla pptm potm ppam ppsm sldm one onepkg');
// Databases of Access run what is in them like macros.
claim(
  'macro',
  'xlsb ppa dvb mda mdb mde mdt mdw mdz accdb accda accde accdr accdt ade adp adn',
);
claim(
  'program',
  'exe scr com pif cpl dll sys drv ocx msi msp msix msixbundle appx jar apk',
);
claim('program', 'xll deb rpm pkg run elf app appimage gadget chm hlp xpi crx class');
claim(
  'program',
  'wll cab appxbundle appinstaller diagcab diagpkg mst msu theme themepack deskthemepack its hpj cnt pyz pyzw whl vsix',
);
claim('script', 'bat cmd js jse mjs vbs vbe wsf wsh ws wsc sct ps1 psm1 psd1 ps1xml sh');
claim('script', 'bash zsh csh py pyw command workflow action terminal reg inf scf');
claim(
  'script',
  'application applescript scpt osascript msc settingcontent-ms jnlp iqy slk',
);
// What is not run itself but tells a program of the system what to do.
claim(
  'script',
  'vb vbp vsmacros vsw fxp prg ins isp job bas ksh msh msh1 msh2 mshxml msh1xml',
);
claim(
  'script',
  'msh2xml ps2 ps2xml psc1 psc2 psdm1 cdxml pl pm rb pyc pyo prf ops osd wsb',
);
claim('script', 'xbap ppkg printerexport sln udl dqy rqy oqy mof');
claim('disk', 'iso img vhd vhdx vmdk dmg udf wim nrg');
claim('shortcut', 'lnk url webloc desktop website library-ms search-ms appref-ms');
claim('shortcut', 'rdp grp shb shs pcd xnk webpnp mcf appcontent-ms searchconnector-ms');
// Of Access; .mat is left out, which is far more often data of MATLAB.
claim('shortcut', 'mad maf mag mam maq mar mas mau mav maw');
claim(
  'media',
  'mp3 m4a aac ogg oga opus flac wav wma mp4 m4v mov avi mkv webm wmv mpg mpeg',
);
claim('signature', 'p7s p7m p7c sig');

/** Null for an ending nobody knows. */
export function kindOfEnding(ending: string): FileKind | null {
  return byEnding.get(ending) ?? null;
}

const byType: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\/svg|^(?:text|application)\/(?:x?html|xslt)/, 'page'],
  [/^image\//, 'image'],
  [/^application\/(?:x-)?pdf$/, 'pdf'],
  [/^text\/(?:csv|tab-separated-values)$|comma-separated/, 'table'],
  [/^text\/calendar$|^application\/ics$/, 'calendar'],
  [/^text\/(?:x-)?vcard$|^text\/directory$/, 'contact'],
  [/^message\/(?:rfc822|global)$|^multipart\/related$/, 'message'],
  [/pkcs7|pgp-signature|pgp-encrypted/, 'signature'],
  [/x-msdownload|x-dosexec|x-msi|java-archive|android\.package|portable-exec/, 'program'],
  [/javascript|x-sh$|x-bat|x-python|x-perl|vbscript/, 'script'],
  [/macroenabled/i, 'macro'],
  [/msword|ms-excel|ms-powerpoint|officedocument|opendocument|rtf$/, 'document'],
  [/zip|compressed|x-tar|x-rar|x-7z|gzip|x-bzip/, 'archive'],
  [/diskimage|iso9660|x-cd-image/, 'disk'],
  [/^(?:audio|video)\//, 'media'],
  [/^text\/|^application\/(?:json|xml)$|\+(?:json|xml)$/, 'text'],
];

/** `type` is a media type in lower case. Null where it says nothing (octet-stream). */
export function kindOfType(type: string): FileKind | null {
  const bare = type.split(';', 1)[0]?.trim() ?? '';
  return byType.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}
