// What goes wrong before the sign-in happened there, and is not told as if later.
import { expect, test } from 'vitest';
import { adviceOf } from '../../../server/pop3/advice.ts';
import { capaOf, faultOf, greeted, hangUp } from './scripted.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };

test.each([
  ['before it heard one', { USER: hangUp }, 'later'],
  ['and says that it is locked', { USER: '+OK\r\n-ERR [IN-USE] x\r\n' }, 'later'],
])('a server that hangs up %s', async (_name, answers, again) => {
  const { pop3 } = await greeted({ CAPA: capaOf('USER'), ...answers });
  const fault = await faultOf(pop3.signIn(anna));
  expect(adviceOf(await pop3.closed).again).toBe(again);
  expect(fault).toMatchObject({ phase: 'authorization' });
});

test('what is refused or called off before the sign-in happened there', async () => {
  const { pop3 } = await greeted({ CAPA: capaOf('USER') });
  const phase = 'authorization';
  expect(await faultOf(pop3.noop())).toMatchObject({ kind: 'refused', phase });
  const signal = AbortSignal.abort();
  const calledOff = faultOf(pop3.stat({ signal }));
  expect(await calledOff).toEqual({ kind: 'cancelled', phase });
  pop3.destroy();
});
