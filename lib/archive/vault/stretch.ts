// From a passphrase to a key, as slowly as a person can bear and a guesser cannot.
import { argon2id } from 'hash-wasm';
import { vaultLimits } from './limits.ts';
import type { Stretching } from './keys.ts';

export const stretchHere: Stretching = (passphrase, how) =>
  argon2id({
    password: passphrase,
    salt: how.salt,
    memorySize: how.memoryKib,
    iterations: how.passes,
    parallelism: how.lanes,
    hashLength: vaultLimits.keyOctets,
    outputType: 'binary',
  });
