import { body } from './fr/body.ts';
import { common } from './fr/common.ts';
import { connect } from './fr/connect.ts';
import { console } from './fr/console.ts';
import { copy } from './fr/copy.ts';
import { deletion } from './fr/deletion.ts';
import { failures } from './fr/failures.ts';
import { files } from './fr/files.ts';
import { gone } from './fr/gone.ts';
import { headers } from './fr/headers.ts';
import { imports } from './fr/import.ts';
import { keeps } from './fr/keeps.ts';
import { list } from './fr/list.ts';
import { lists } from './fr/lists.ts';
import { notices } from './fr/notices.ts';
import { only } from './fr/only.ts';
import { policy } from './fr/policy.ts';
import { reader } from './fr/reader.ts';
import { saving } from './fr/saving.ts';
import { search } from './fr/search.ts';
import { sender } from './fr/sender.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';
import { transfer } from './fr/transfer.ts';
import { vault } from './fr/vault.ts';
import { views } from './fr/views.ts';
import { visit } from './fr/visit.ts';

/** The French catalogue; ICU MessageFormat, a straight apostrophe is an escape. */
export const fr = {
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
