// A sample of what messages try, in the real reader. All of it: `npm run campaign -- xss`.
import { collectedVectors, ownVectors } from '../hostile/vectors.ts';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { appHost, startFront } from '../hostile/front.ts';
import { launchMapped } from '../hostile/mapped.ts';
import { openInReader } from '../hostile/reader.ts';
import { htmlLetter, startLetterServer } from '../rigs/letter-server.ts';
import { listening, portOf } from '../rigs/ports.ts';
import { startProductHere } from '../rigs/product-here.ts';
import { expect, test } from './fixtures.ts';
import { openMailbox, row, textOf } from './screen.ts';

const sample = [...collectedVectors(), ...ownVectors].filter((_, at) => at % 82 === 7);

test('nothing of a message runs, asks, goes elsewhere or covers the app', async () => {
  const { opened, ...found } = await openInReader(sample);
  expect(found).toEqual({ scripts: [], leaks: [], moved: [], covered: [] });
  expect(opened).toBe(sample.length);
});

const { t } = textOf('en');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const wanting = (host: string) =>
  htmlLetter(
    `<img src="${host}/a.png"><div style="background-image:url(${host}/b.png)">x</div>` +
      `<table background="${host}/c.png"><tr><td>x</td></tr></table>` +
      `<style>p{background:red url(${host}/d.png)}</style><p>x</p><img src="${host}/gone.png">`,
    { subject: 'Wanting' },
  );

test('where the browser fetches, no host learns which site it is shown on, nor on paper', async ({
  page,
}) => {
  const asked: string[] = [];
  const hosts = await listening<Server>(
    createServer(({ headers, url = '' }, response) => {
      asked.push(`${url} ${headers.referer ?? ''}${headers.cookie ?? ''}`);
      // A 204 is no image, and nothing that the page's console complains of.
      if (url === '/gone.png') response.writeHead(204).end();
      else response.writeHead(200, { 'cache-control': 'no-store' }).end(png);
    }),
  );
  const product = await startProductHere({
    env: { REMOTE_IMAGES: 'browser', DNS_SERVERS: 'off' },
  });
  const box = await startLetterServer([wanting(`http://127.0.0.1:${portOf(hosts)}`)]);
  const link = new URLSearchParams({
    host: box.host,
    port: String(box.port),
    security: 'plain',
    user: 'ada',
  });
  await page.goto(`${product.url}/#${link.toString()}`);
  await page.locator('input[name=password]').fill('x');
  await page.getByTestId('plain-agree').check();
  await page.getByTestId('open').click();
  await row(page, 'Wanting').click();
  const banner = page.getByTestId('remote-banner');
  await expect(banner).toContainText(t('msg.remote.direct'));
  expect(asked).toEqual([]);
  await banner.getByRole('button', { name: t('msg.loadOnce') }).click();
  await expect(banner).toContainText(t('msg.remoteFailed', { n: 1 }));
  const paths = ['/a.png ', '/b.png ', '/c.png ', '/d.png ', '/gone.png '];
  expect(asked.sort()).toEqual(paths);

  await page.evaluate(() => {
    HTMLIFrameElement.prototype.remove = () => {};
  });
  const printed = page.waitForEvent('console', (line) => line.text() === 'printed');
  await page.evaluate(() => {
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLIFrameElement && target.contentWindow)
          target.contentWindow.print = () => console.log('printed');
      },
      true,
    );
  });
  await page.keyboard.press('Control+p');
  await printed;
  const paper = page.getByTestId('print-frame').contentFrame().locator('html');
  const shown = await paper.evaluate((root: HTMLElement) =>
    ['div', 'table', 'p'].map((name) =>
      getComputedStyle(root.querySelector(`body ${name}`) ?? root).backgroundImage.slice(
        -8,
      ),
    ),
  );
  expect(shown).toEqual(['b.png")', 'c.png")', 'd.png")'].map((end) => `/${end}`));
  expect([...new Set(asked)].sort()).toEqual(paths);
  await Promise.all([product.stop(), box.stop()]);
  hosts.close();
});

test('images come by the proxy once they are wanted, and the browser asks nobody', async () => {
  const asked: string[] = [];
  const hosts = await listening<Server>(
    createServer(({ headers, url = '' }, response) => {
      asked.push(`${headers.host}${url} ${headers.cookie ?? ''}${headers.referer ?? ''}`);
      if (url === '/gone.png') response.writeHead(404).end();
      else response.end(png);
    }),
  );
  const product = await startProductHere({
    env: { PUBLIC_ORIGINS: `http://${appHost}`, DNS_SERVERS: 'off' },
    dialImage: () => Promise.resolve(connect(portOf(hosts), '127.0.0.1')),
  });
  const front = await startFront(product.port);
  const browser = await launchMapped(front.port);
  const box = await startLetterServer([
    htmlLetter(
      '<img src="http://shop.example/logo.png"><img src="http://shop.example/gone.png">' +
        '<img src="http://cdn.example/a.png?to=you"><p style="background:url(http://cdn.example/b.png)">x</p>',
      { subject: 'Newsletter' },
    ),
  ]);
  const page = await browser.newPage({ baseURL: `http://${appHost}`, locale: 'en-GB' });
  await openMailbox(page, { ...box, security: 'plain', user: 'ada', password: 'x' });
  await row(page, 'Newsletter').click();
  const banner = page.getByTestId('remote-banner');
  await expect(banner).toContainText(t('msg.remote', { n: 4, hosts: 2 }));
  await expect(banner).toContainText(t('msg.remote.relay'));
  const body = page.frameLocator('[data-testid="body-frame"]');
  const drawn = () =>
    body
      .locator('html')
      .evaluate((root: HTMLElement) => [
        ...[...root.querySelectorAll('img')].map((image) => image.naturalWidth),
        getComputedStyle(root.querySelector('p') ?? root).backgroundImage.slice(0, 9),
      ]);
  expect(await drawn()).toEqual([0, 0, 0, 'none']);
  expect(asked).toEqual([]);

  await banner.getByRole('button', { name: t('msg.loadOnce') }).click();
  await expect(banner).toContainText(t('msg.remoteFailed', { n: 1 }));
  await expect.poll(drawn).toEqual([1, 0, 1, 'url("blob']);
  expect(asked.sort()).toEqual([
    'cdn.example/a.png?to=you ',
    'cdn.example/b.png ',
    'shop.example/gone.png ',
    'shop.example/logo.png ',
  ]);
  await page.goto('http://control.example/seen').catch(() => {}); // 204 is no page
  expect(front.leaks).toEqual(['control.example /seen']);
  await browser.close();
  await Promise.all([front.stop(), product.stop(), box.stop()]);
  hosts.close();
});
