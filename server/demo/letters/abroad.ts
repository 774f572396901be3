// Suppliers and customers abroad, each in the charset their programs use.
import { text } from '../compose.ts';
import type { Sketch } from './sketch.ts';

export const abroad: Sketch[] = [
  {
    name: 'brandt',
    at: [44, '09:33'],
    from: 'Jürgen Brandt <brandt@leder-brandt.example>',
    subject: 'Ihre Anfrage: Kalbleder für Franzbände',
    charset: 'windows-1252',
    body: () =>
      text(
        `Sehr geehrte Frau Martin,

vielen Dank für Ihre Anfrage. Das gewünschte Kalbleder („Bibliothek“,
naturbelassen) ist in zwei Stärken vorrätig:

  0,8 mm   18,90 € / qfuß
  1,0 mm   17,50 € / qfuß

Ab fünf Häuten gewähren wir 8 % Nachlass. Muster schicke ich gern.

Mit freundlichen Grüßen
Jürgen Brandt
`,
        { charset: 'windows-1252', transfer: '8bit' },
      ),
  },
  {
    name: 'sato',
    at: [14, '08:20'],
    zone: 540,
    from: '佐藤 健 <sato@washi-echizen.example>',
    subject: '和紙見本の発送のお知らせ',
    charset: 'iso-2022-jp',
    body: () =>
      text(
        `マルタン様

お世話になっております。越前和紙の佐藤です。
ご注文の見本帳を本日発送いたしました。

  楮紙 (薄口)    10枚
  雁皮紙          5枚
  染め紙 藍       3枚

到着まで一週間ほどかかります。ご確認のほどよろしくお願いいたします。

佐藤 健
`,
        { charset: 'iso-2022-jp', transfer: '7bit' },
      ),
  },
  {
    name: 'wang',
    at: [63, '04:44'],
    zone: 480,
    from: '王丽 <wangli@xuanzhi.example>',
    subject: '宣纸报价单',
    charset: 'gb2312',
    body: () =>
      text(
        `马丁女士，您好！

附上今年的宣纸价格。特种净皮四尺单宣每刀六百八十元，
起订两刀，运费另计。如需样品请告知地址。

祝好！
王丽
`,
        { charset: 'gb2312', transfer: 'base64' },
      ),
  },
  {
    name: 'libreria',
    at: [30, '12:01'],
    from: 'Librería Azorín <pedidos@azorin.example>',
    subject: '¿Podría encuadernar una tesis antes del día 20?',
    body: () =>
      text(
        `Estimada señora Martin:

Un cliente nuestro defiende su tesis el día 21 y quiere cuatro ejemplares
en tela azul con letras doradas. ¿Sería posible tenerlos la víspera? Le
enviaríamos los pliegos ya impresos.

Un saludo muy cordial,
Pilar Azorín
`,
      ),
  },
];
