// Each operation with its schema and its handler: what came over the wire becomes typed
// here and nowhere else.
import type { z } from 'zod/mini';
import { FaultError } from '../../lib/wire/faults.ts';
import { operations, type Operation } from '../../lib/wire/operations.ts';
import { allow } from './allow.ts';
import { check } from './check.ts';
import { close } from './close.ts';
import { commit } from './commit.ts';
import type { Context } from './handler.ts';
import { headers } from './headers.ts';
import { image } from './image.ts';
import { leave } from './leave.ts';
import { open } from './open.ts';
import { read } from './read.ts';
import { release } from './release.ts';
import { targetAppend } from './target-append.ts';
import { targetClose } from './target-close.ts';
import { targetFind } from './target-find.ts';
import { targetFolder } from './target-folder.ts';
import { targetOpen } from './target-open.ts';
import { txt } from './txt.ts';

/** A context whose parts nobody has typed yet. */
export type AnyContext = Omit<Context<Operation>, 'part'> & {
  part: (part: unknown) => void;
};
type Bound = (params: unknown, context: AnyContext) => Promise<unknown>;

export const handlers: Readonly<Record<Operation, Bound>> = {
  open: bind(operations.open.params, open),
  check: bind(operations.check.params, check),
  headers: bind(operations.headers.params, headers),
  read: bind(operations.read.params, read),
  commit: bind(operations.commit.params, commit),
  leave: bind(operations.leave.params, leave),
  txt: bind(operations.txt.params, txt),
  image: bind(operations.image.params, image),
  allow: bind(operations.allow.params, allow),
  release: bind(operations.release.params, release),
  close: bind(operations.close.params, close),
  targetOpen: bind(operations.targetOpen.params, targetOpen),
  targetFolder: bind(operations.targetFolder.params, targetFolder),
  targetAppend: bind(operations.targetAppend.params, targetAppend),
  targetFind: bind(operations.targetFind.params, targetFind),
  targetClose: bind(operations.targetClose.params, targetClose),
};

function bind<P>(
  schema: z.ZodMiniType<P>,
  handler: (params: P, context: AnyContext) => Promise<unknown>,
): Bound {
  return (params, context) => {
    const parsed = schema.safeParse(params);
    if (parsed.success) return handler(parsed.data, context);
    // The path names the field; the value may be a secret and is not repeated.
    const what = parsed.error.issues[0]?.path.join('.') ?? '';
    return Promise.reject(new FaultError({ kind: 'bad-request', what }));
  };
}
