// Completes package-lock.json after a dependency changed. Some mirrors of the registry lack
// builds for other platforms; npm then leaves them out of the lock, and `npm ci` refuses
// that lock on every platform. Each absent optional package is added as what it is: a
// version for one system, fetched there and nowhere else.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const file = join(root, 'package-lock.json');
const systems =
  'darwin win32 linux android freebsd openbsd netbsd sunos aix openharmony'.split(' ');
const processors = 'arm64 x64 ia32 arm ppc64 riscv64 s390x loong64 mips64el wasm32'.split(
  ' ',
);

const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;
let added = 0;
for (const [path, entry] of Object.entries(packages))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isFound(path, name)) continue;
    const version = range.replace(/^[\^~=v]*/, '');
    if (!/^\d+\.\d+\.\d+/.test(version)) continue; // a range names no one version
    packages[`node_modules/${name}`] = platformPackage(name, version, entry.dev);
    added++;
  }

// Where packages are fetched from is the machine's business, not the project's.
for (const entry of Object.values(packages)) delete entry.resolved;
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added`);

/** Looks where Node would: in the package's own folder, then in each one around it. */
function isFound(from, name) {
  for (
    let dir = from;
    ;
    dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))
  ) {
    if (packages[`${dir}${dir === '' ? '' : '/'}node_modules/${name}`]) return true;
    if (dir === '') return false;
  }
}

function platformPackage(name, version, isDev) {
  const words = name.split(/[-/]/);
  const system = words.find((word) => systems.includes(word));
  const processor = words.includes('armv7')
    ? 'arm'
    : words.find((word) => processors.includes(word));
  const libc = name.endsWith('musl')
    ? 'musl'
    : name.endsWith('gnu') && system === 'linux'
      ? 'glibc'
      : null;
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(isDev ? { dev: true } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}
