import { body } from './en/body.ts';
import { common } from './en/common.ts';
import { connect } from './en/connect.ts';
import { console } from './en/console.ts';
import { copy } from './en/copy.ts';
import { deletion } from './en/deletion.ts';
import { failures } from './en/failures.ts';
import { files } from './en/files.ts';
import { gone } from './en/gone.ts';
import { headers } from './en/headers.ts';
import { imports } from './en/import.ts';
import { keeps } from './en/keeps.ts';
import { list } from './en/list.ts';
import { lists } from './en/lists.ts';
import { notices } from './en/notices.ts';
import { only } from './en/only.ts';
import { policy } from './en/policy.ts';
import { reader } from './en/reader.ts';
import { saving } from './en/saving.ts';
import { search } from './en/search.ts';
import { sender } from './en/sender.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { transfer } from './en/transfer.ts';
import { vault } from './en/vault.ts';
import { views } from './en/views.ts';
import { visit } from './en/visit.ts';

/** The English catalogue; ICU MessageFormat, a straight apostrophe is an escape. */
export const en = {
  ...body,
  ...common,
  ...connect,
  ...console,
  ...copy,
  ...deletion,
  ...failures,
  ...files,
  ...gone,
  ...headers,
  ...imports,
  ...keeps,
  ...list,
  ...lists,
  ...notices,
  ...only,
  ...policy,
  ...reader,
  ...saving,
  ...search,
  ...sender,
  ...settings,
  ...shell,
  ...transfer,
  ...vault,
  ...views,
  ...visit,
};
