// A message on paper: a document of its own, in which it cannot restyle who it is from.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

const hostile =
  '<style>*{display:none!important;color:white!important} h1{font-size:0} ' +
  'div{position:absolute;left:-9999px} body{display:block!important;margin-top:-99px!important}' +
  'p{display:block!important;position:absolute;inset:0;z-index:99;background:red}</style><p>Words</p>' +
  '<img src="https://leak.example/1">';

test('stands under its head whatever its styles say, unfolded, and is printed', async () => {
  const found = await browser.page.evaluate(async (html) => {
    const open = (src: string, sandbox: string) =>
      new Promise<HTMLIFrameElement>((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        frame.setAttribute('sandbox', sandbox);
        frame.addEventListener('load', () => resolve(frame));
        document.body.append(frame);
      });
    const shown = await open('/mail-frame.html', 'allow-same-origin');
    const paper = await open('/mail-print.html', 'allow-same-origin allow-modals');
    const [from, to] = [shown.contentDocument, paper.contentDocument];
    if (!from || !to || !paper.contentWindow) throw new Error('no document');
    rig.fillFrame(from, (await rig.sanitise(html)).html);
    const fold = from.createElement('details');
    fold.dataset['quoted'] = '';
    from.body.append(fold);
    from.documentElement.style.setProperty('zoom', '2');
    await rig.fillPrint(to, [from], {
      title: 'Subject <b>',
      fields: [['From', 'Ada <ada@example.org>']],
      filesTitle: '1 attachment',
      files: ['a.pdf (1 kB)'],
      linksTitle: null,
    });
    const printed = new Promise((resolve) =>
      paper.contentWindow?.addEventListener('afterprint', () => resolve('printed')),
    );
    paper.contentWindow.print();
    const head = to.body.previousElementSibling;
    return {
      isPrinted: await printed,
      headHeight: head?.getBoundingClientRect().height ?? 0,
      isClosed: head?.shadowRoot === null,
      isUnfolded: to.querySelector('details')?.open,
      zoom: to.documentElement.style.getPropertyValue('zoom'),
      images: [...to.images].map((image) => image.getAttribute('src')),
      words: to.body.textContent,
      above: to.elementFromPoint(20, 20) === head,
    };
  }, hostile);
  expect(found).toMatchObject({
    isPrinted: 'printed',
    isClosed: true,
    isUnfolded: true,
    zoom: '',
    above: true,
    images: [null],
  });
  expect(found.headHeight).toBeGreaterThan(30);
  expect(found.words).toContain('Words');
  expect(browser.leaks).toEqual([]);
});

test('in several parts stays apart on one paper, with its images drawn and its links told', async () => {
  const found = await browser.page.evaluate(async () => {
    const open = (src: string) =>
      new Promise<Document>((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        frame.setAttribute('sandbox', 'allow-same-origin');
        frame.addEventListener('load', () => {
          if (frame.contentDocument) resolve(frame.contentDocument);
        });
        document.body.append(frame);
      });
    const picture = URL.createObjectURL(await (await fetch('/picture.png')).blob());
    const parts: Document[] = [];
    for (const html of [
      '<style>p{display:none} body{background:red} div{display:none!important}</style><p>One</p>',
      '<p style="height:300px;margin:0">Two</p>',
      '<img src="https://a.example/1"><a href="https://b.example/">x</a><a href="https://b.example/">y</a><a href="#z">z</a>',
    ]) {
      const part = await open('/mail-frame.html');
      rig.fillFrame(part, (await rig.sanitise(html)).html);
      rig.showRemote(part, 0, picture);
      parts.push(part);
    }
    const around = { title: 'x', fields: [], filesTitle: '', files: [] };
    const paper = await open('/mail-print.html');
    await rig.fillPrint(paper, parts, { ...around, linksTitle: null });
    const heights = [...paper.body.children].map((one) => one.clientHeight);
    const alone = await open('/mail-print.html');
    const last = parts.slice(-1);
    await rig.fillPrint(alone, last, { ...around, linksTitle: 'Links' });
    return {
      heights,
      text: paper.body.textContent,
      drawn: [...alone.images].map((image) => image.naturalWidth),
      marks: alone.body.textContent,
    };
  });
  const [one = 0, two = 0, three = 0] = found.heights;
  expect(one).toBeLessThan(40);
  expect(two).toBeGreaterThan(299);
  expect(three).toBeGreaterThan(100);
  // A shadow for each: no document holds the text of two.
  expect(found.text).toBe('');
  expect(found.drawn).toEqual([300]);
  expect(found.marks).toBe('x[1]y[1]z');
});

test('a message drawn smaller needs less height, one drawn larger more', async () => {
  const heights = await browser.page.evaluate(async () => {
    await rig.drawAlone(
      `<table width="900"><tr><td>${'<p>x</p>'.repeat(40)}</table>`,
      360,
    );
    const inside = document.querySelector('iframe')?.contentDocument;
    if (!inside) throw new Error('no document');
    return [1, 0.4, 2].map((zoom) => {
      inside.documentElement.style.setProperty('zoom', String(zoom));
      return rig.heightOf(inside, 30_000);
    });
  });
  const [plain = 0, smaller = 0, larger = 0] = heights;
  expect(smaller).toBeLessThan(plain / 2);
  expect(larger).toBeGreaterThan(plain * 1.8);
});
