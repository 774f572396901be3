// Opens the folder that copies go to, and makes it where it is not there.
import type { Handler } from './handler.ts';

export const targetFolder: Handler<'targetFolder'> = ({ path }, { target, signal, id }) =>
  target.use(id, (account) => account.folder(path, signal));
