// Real messages from public test suites, read in place where they lie beside the project.
// A clone has none; then there is nothing to read and one line says so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod/mini';

const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

const manifest = z.array(
  z.object({
    file: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    source: z.object({ repo: z.string() }),
    expected: z.optional(z.record(z.string(), z.unknown())),
  }),
);

export type CorpusMessage = {
  name: string;
  raw: Uint8Array;
  sha256: string;
  /** The project it comes from. */
  source: string;
  /** What the message's own project or an independent parser says of it, by who says it. */
  expected: Record<string, unknown>;
};

export function hasCorpus(): boolean {
  return existsSync(join(folder, 'eml/manifest.json'));
}

/** The first `limit` messages, in the order of the manifest. */
export function corpusMessages(limit = Infinity): CorpusMessage[] {
  const list = join(folder, 'eml/manifest.json');
  if (!hasCorpus()) {
    console.log(
      'No corpus of real messages beside the project: those checks are skipped.',
    );
    return [];
  }
  return manifest
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .slice(0, limit)
    .map(({ file, sha256, source, expected = {} }) => ({
      name: file,
      raw: readFileSync(join(folder, file)),
      sha256,
      source: source.repo,
      expected,
    }));
}
