// Long because all the rules stand in one place, as they do in the README.
// The rules of the house, kept by reading the source: who imports whom, one door for each
// package, sizes, words that do not belong in a project. The README shows the same table.
// (Long because all the rules of the house are better found in one place.)
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../lib/i18n/en.ts';
import { fr } from '../lib/i18n/fr.ts';
import { files, imports, inRoom, isOurs, read, sources } from './rigs/source.ts';

/** What each room may import of ours. The longest matching room decides. */
const mayImport: Record<string, readonly string[]> = {
  app: ['app', 'components', 'lib'],
  components: ['components', 'lib'],
  'lib/wire': ['lib/wire', 'lib/mail'],
  'lib/mail': ['lib/mail'],
  'lib/mime': ['lib/mime', 'lib/mail'],
  'lib/domains': ['lib/domains'],
  'lib/html': ['lib/html', 'lib/domains', 'lib/mail'],
  'lib/checks': ['lib/checks', 'lib/domains', 'lib/mail'],
  'lib/files': ['lib/files', 'lib/mail', 'lib/mime'],
  'lib/signed': ['lib/signed', 'lib/mail'],
  'lib/copies': ['lib/copies', 'lib/files/zip.ts', 'lib/mail'],
  // Types only of what it keeps (below): the archive stores the screen's own shapes.
  'lib/archive': ['lib/archive', 'lib/mail', 'lib/client/state.ts'],
  'lib/client': ['lib'],
  'lib/source': ['lib/source'],
  'lib/offline': [],
  'lib/i18n': ['lib/i18n'],
  'server/pop3': ['server/pop3', 'server/net'],
  'server/imap': [
    'server/imap',
    'server/net',
    'server/pop3/api.ts',
    'server/pop3/errors.ts',
    'server/pop3/redact.ts',
    'server/pop3/tls.ts',
    'server/session/entering.ts',
    'server/faults.ts',
    'server/limits.ts',
    'lib/wire',
    'lib/mail',
  ],
  'server/net': ['server/net', 'server/pop3/api.ts'],
  'server/mime': ['server/mime', 'server/limits.ts', 'lib/mail', 'lib/mime'],
  'server/demo': ['server/demo', 'server/pop3/dots.ts'],
  // While developing, Next runs inside the real server.
  'server/build': ['server/build', 'server/run.ts', 'server/web'],
  server: ['server', 'lib/wire', 'lib/mail'],
  test: ['app', 'components', 'lib', 'server', 'test'],
};
const typesOnly = [
  { from: 'lib/archive', to: 'lib/client' },
  { from: 'server/net', to: 'server/pop3' },
  { from: 'server/imap', to: 'server/session' },
];

/** One package, one door. */
const doors: Record<string, readonly string[]> = {
  ws: ['server/gateway', 'server/gateway.ts'],
  libmime: ['server/mime'],
  'rate-limiter-flexible': ['server/budgets.ts'],
  '@mongodb-js/saslprep': ['server/sasl-prepare.ts'],
  '@redis/client': ['server/shared-store.ts'],
  'prom-client': ['server/metrics.ts'],
  pino: ['server/log.ts'],
  imapflow: ['server/imap'],
  'ipaddr.js': ['server/net'],
  dompurify: ['lib/html'],
  'postal-mime': ['lib/mime'],
  chardet: ['lib/mime/charset-tables.ts'],
  'iconv-tiny': ['lib/mime/charset-tables.ts'],
  '@kenjiuno/decompressrtf': ['lib/mime/rtf.ts'],
  'file-type': ['lib/files'],
  'image-size': ['lib/files'],
  'client-zip': ['lib/files', 'lib/copies'],
  '@zip.js/zip.js': ['lib/copies'],
  'pdfjs-dist': ['lib/files'],
  papaparse: ['lib/files', 'lib/copies'],
  'ical.js': ['lib/files'],
  'windows-iana': ['lib/files'],
  pkijs: ['lib/signed'],
  asn1js: ['lib/signed'],
  openpgp: ['lib/signed'],
  idb: ['lib/archive'],
  tldts: ['lib/domains'],
  confusables: ['lib/domains'],
  punycode: ['lib/domains'],
  '@noble/hashes': ['lib/checks', 'lib/archive', 'lib/copies'],
  '@sqlite.org/sqlite-wasm': ['lib/archive'],
  '@noble/ciphers': ['lib/archive'],
  'hash-wasm': ['lib/archive'],
  // To sign for tests and to be judged by another implementation; never in the product.
  mailauth: ['test'],
  'dns-packet': ['test'],
  'intl-messageformat': ['lib/i18n'],
  tinykeys: ['components/shell'],
  'lucide-react': ['components'],
  esbuild: ['server/build'],
  next: ['app', 'server/build', 'next.config.js', 'components'],
};

describe('who may look into whose room', () => {
  const rooms = Object.keys(mayImport).sort((a, b) => b.length - a.length);
  for (const room of rooms) {
    test(`${room} imports only what it may`, () => {
      const allowed = mayImport[room] ?? [];
      const own = imports.filter(
        ({ file }) => rooms.find((candidate) => inRoom(file, candidate)) === room,
      );
      const strangers = own
        .filter(({ to }) => isOurs(to) && !allowed.some((path) => inRoom(to, path)))
        .map(({ file, to }) => `${file} → ${to}`);
      expect(strangers).toEqual([]);
    });
  }

  test('what is borrowed for its types is borrowed for its types only', () => {
    const wrong = imports
      .filter(({ file, to, typeOnly }) =>
        typesOnly.some(
          (rule) => inRoom(file, rule.from) && inRoom(to, rule.to) && !typeOnly,
        ),
      )
      .map(({ file, to }) => `${file} → ${to}`);
    expect(wrong).toEqual([]);
  });

  test('the browser knows nothing of Node, the engine nothing of the rest', () => {
    const wrong = imports
      .filter(
        ({ file, to }) =>
          (/^(components|lib)\//.test(file) && to.startsWith('node:')) ||
          (inRoom(file, 'server/pop3') && !isOurs(to) && !to.startsWith('node:')),
      )
      .map(({ file, to }) => `${file} → ${to}`);
    expect(wrong).toEqual([]);
  });

  test('no component opens a socket, a store of the browser or a request', () => {
    const wrong = sources.filter(
      (file) =>
        inRoom(file, 'components') &&
        /\bnew WebSocket\(|\bindexedDB\b|\blocalStorage\b|\bsessionStorage\b|\bfetch\(/.test(
          read(file),
        ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('one package, one door', () => {
  for (const [name, places] of Object.entries(doors)) {
    test(`${name} is imported only in ${places.join(', ')}`, () => {
      const wrong = imports
        .filter(
          ({ file, to }) =>
            (to === name || to.startsWith(`${name}/`)) && !inRoom(file, 'test'),
        )
        .filter(({ file }) => !places.some((place) => inRoom(file, place)))
        .filter(
          ({ file, to }) =>
            !(
              inRoom(file, 'components') &&
              to !== 'next/link' &&
              name === 'next' &&
              to === 'next/dynamic'
            ),
        )
        .map(({ file, to }) => `${file} → ${to}`);
      expect(wrong).toEqual([]);
    });
  }

  test('every dependency is used, and every used one is named', () => {
    const manifest: unknown = JSON.parse(read('package.json'));
    const named =
      typeof manifest === 'object' && manifest !== null && 'devDependencies' in manifest
        ? Object.keys(manifest.devDependencies ?? {})
        : [];
    const used = new Set(
      imports
        .map(({ to }) => to)
        .filter((to) => !isOurs(to) && !to.startsWith('node:'))
        .map((to) =>
          to
            .split('/')
            .slice(0, to.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    // Tools that are run or found by name rather than imported.
    const tools =
      /^(@types\/.*|typescript|prettier.*|oxlint.*|tsx|vitest|tailwindcss|@tailwindcss\/postcss|react-dom|@playwright\/test|playwright)$/;
    expect(named.filter((name) => !used.has(name) && !tools.test(name))).toEqual([]);
    expect([...used].filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('what a newcomer sees', () => {
  test('the top level is as it was drawn', () => {
    const top = new Set(files.map((file) => file.split('/')[0]));
    const drawn = [
      '.ci', '.gitignore', '.prettierignore', 'LICENSE', 'README.md', 'app', 'components', 'lib',
      'next.config.js', 'package-lock.json', 'package.json', 'public', 'server', 'test', 'tsconfig.json',
    ]; // prettier-ignore
    expect(
      [...top].filter((name) => name !== undefined && !drawn.includes(name)),
    ).toEqual([]);
  });

  test('a file over 300 lines gives its reason at the top', () => {
    const long = sources.filter((file) => {
      const text = read(file);
      return text.split('\n').length > 301 && !/long because/i.test(text.slice(0, 800));
    });
    expect(long).toEqual([]);
  });

  test('names are kebab-case and exports are named', () => {
    const names = sources.filter(
      (file) => !/(^|\/)[a-z0-9.-]+\.(ts|tsx|mjs)$/.test(file),
    );
    expect(names).toEqual([]);
    const defaults = sources.filter(
      (file) =>
        !inRoom(file, 'app') &&
        !/config\.(ts|mjs|js)$/.test(file) &&
        /^export default /m.test(read(file)),
    );
    expect(defaults).toEqual([]);
  });

  test('no raw colour stands outside the one file of colours', () => {
    const wrong = sources.filter(
      (file) =>
        /^(components|app)\//.test(file) &&
        /#[0-9a-fA-F]{6}\b|\brgba?\(|\boklch\(/.test(read(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('HTML is put into a document in one place', () => {
    const sinks = sources.filter(
      (file) =>
        /^(components|app|lib)\//.test(file) &&
        /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write/.test(
          read(file),
        ),
    );
    expect(sinks.length).toBeLessThanOrEqual(1);
  });

  test('no type is waved through', () => {
    const wrong = sources
      .filter((file) => file !== 'test/house.test.ts')
      .filter((file) =>
        /\bas any\b|: any\b|@ts-ignore|@ts-nocheck|<any>/.test(read(file)),
      );
    expect(wrong).toEqual([]);
  });

  test('no file names a machine, a registry or a tool of the workshop', () => {
    const text = files.filter(
      (file) =>
        /\.(ts|tsx|mjs|js|json|md|css|html|svg)$/.test(file) || inRoom(file, '.ci'),
    );
    const wrong = text
      .filter((file) => file !== 'test/house.test.ts')
      .filter((file) =>
        /\/(work|root|home)\/[a-z]|"resolved":|registry\.npmjs|claude|anthropic|copilot/i.test(
          read(file),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('no test sleeps, focuses or is switched off without a word', () => {
    const wrong = sources
      .filter((file) => inRoom(file, 'test') && file !== 'test/house.test.ts')
      .filter((file) =>
        /waitForTimeout\(|\b(test|it|describe)\.only\(|\b(it|xit|xtest)\.skip\(/.test(
          read(file),
        ),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the two languages', () => {
  const keys = Object.keys(en).sort();
  const catalogues: Record<string, Record<string, string>> = { en, fr };

  test('have the same keys', () => {
    expect(Object.keys(fr).sort()).toEqual(keys);
  });

  test('have the same placeholders', () => {
    const names = (words: string, language: string) => {
      const ast = JSON.stringify(new IntlMessageFormat(words, language).getAst());
      // In the tree an argument is a node of type 1 (plain) or above; 0 is text, 7 the `#`.
      const found = [...ast.matchAll(/"type":[1-6],"value":"(\w+)"/g)].map(
        (match) => match[1] ?? '',
      );
      return [...new Set(found)].sort().join();
    };
    const differing = keys.filter(
      (key) =>
        names(catalogues['en']?.[key] ?? '', 'en') !==
        names(catalogues['fr']?.[key] ?? '', 'fr'),
    );
    expect(differing).toEqual([]);
  });

  test('French puts a no-break space before its double punctuation and inside its quotes', () => {
    const wrong = keys.filter((key) =>
      / [:;!?»]|« |[^\s\u00a0\u202f]»/.test(catalogues['fr']?.[key] ?? ''),
    );
    expect(wrong.map((key) => `${key}: ${catalogues['fr']?.[key]}`)).toEqual([]);
  });

  test('no straight apostrophe escapes what follows', () => {
    const wrong = keys.filter((key) =>
      /'/.test((catalogues['en']?.[key] ?? '') + (catalogues['fr']?.[key] ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  test('every word is used somewhere', () => {
    const text = sources
      .filter((file) => /^(app|components|lib\/client|lib\/mail)\//.test(file))
      .map(read)
      .join('\n');
    // A key may be made from a family: `F12.title`, `connect.step.${step}`.
    const isUsed = (key: string) => {
      const family = key.slice(0, key.lastIndexOf('.') + 1);
      return (
        text.includes(`'${key}'`) ||
        text.includes(`"${key}"`) ||
        text.includes('`' + family + '$')
      );
    };
    const families = /^(F\d+[a-c]?|fault\.\w+)\./;
    const unused = keys.filter((key) => !families.test(key) && !isUsed(key));
    expect(unused).toEqual([]);
  });
});
