import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emlText } from '../../src/comms/eml.ts';

const mail = { subject: 'Checkout: slow payments', plain: 'Hello,\n\nit was slow.', html: '<p>Hello</p>', from: null, to: null };

/** Undoes quoted-printable, byte by byte. */
function decoded(text: string): string {
  const bytes: number[] = [];
  const joined = text.replace(/=\r\n/g, '');
  for (let k = 0; k < joined.length; k++) {
    const hex = joined[k] === '=' ? joined.slice(k + 1, k + 3) : null;
    bytes.push(hex === null ? joined.charCodeAt(k) : parseInt(hex, 16));
    if (hex !== null) k += 2;
  }
  return Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n');
}
const plainPart = (eml: string): string => decoded((eml.split('--=_zephyr_message')[1] ?? '').split('\r\n\r\n').slice(1).join('\r\n\r\n').replace(/\r\n$/, ''));

describe('mails', () => {
  it('opens as a draft with both forms', () => {
    const eml = emlText(mail);
    expect(eml).toMatch(/^X-Unsent: 1\r\nSubject: Checkout: slow payments\r\nMIME-Version: 1\.0\r\n/);
    expect(eml).toContain('Content-Type: text/plain; charset=utf-8');
    expect(eml).toContain('Content-Type: text/html; charset=utf-8');
    expect(plainPart(eml)).toBe(mail.plain);
  });

  it('any words survive, in ASCII lines that are short enough', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 120 }), (plain, subject) => {
      const eml = emlText({ ...mail, plain, subject });
      expect(eml).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/);
      for (const line of eml.split('\r\n').slice(0, -1)) expect(line.length).toBeLessThanOrEqual(/^Subject: (?!=\?)/.test(line) ? 209 : 76);
      expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(plainPart(eml)).toBe(plain.toWellFormed().replace(/\r\n?/g, '\n'));
    }), { numRuns: 300 });
  });

  it.each([
    ['a line of 76', 'x'.repeat(76), `${'x'.repeat(75)}=\r\nx`],
    ['a letter of two bytes at the edge', `${'x'.repeat(70)}üy`, `${'x'.repeat(70)}=\r\n=C3=BCy`],
    ['a letter of two bytes that just fits', `${'x'.repeat(69)}üy`, `${'x'.repeat(69)}=C3=BC=\r\ny`],
    ['white space at the end', 'a b \nc\td\t', 'a b=20\r\nc\td=09'],
    ['the sign of the code itself', '1 = 1', '1 =3D 1'],
  ])('quoted-printable: %s', (_, plain, encoded) => {
    expect(emlText({ ...mail, plain })).toContain(`\r\n\r\n${encoded}\r\n--`);
  });

  it.each([
    ['Zürich: a_b *c*', '=?utf-8?Q?Z=C3=BCrich=3A_a=5Fb_=2Ac=2A?='],
    ['ü'.repeat(10), `=?utf-8?Q?${'=C3=BC'.repeat(9)}?=\r\n =?utf-8?Q?=C3=BC?=`],
    [`ü${'a'.repeat(50)}`, `=?utf-8?Q?=C3=BC${'a'.repeat(49)}?=\r\n =?utf-8?Q?a?=`],
  ])('a subject in encoded words, each line of which is within 76: %s', (subject, header) => {
    expect(emlText({ ...mail, subject })).toContain(`\r\nSubject: ${header}\r\nMIME-Version`);
  });

  it('the sender stands where one is given', () => {
    expect(emlText({ ...mail, from: 'Ada <ada@example.com>' })).toMatch(/^X-Unsent: 1\r\nFrom: Ada <ada@example\.com>\r\nSubject: /);
  });

  it('no subject or address begins another header', () => {
    const eml = emlText({ ...mail, subject: 'a\r\nBcc: x@y.example', to: 'a@b.example\r\nBcc: x@y.example' });
    expect(eml.split('\r\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
  });

  it.each([
    ['Elif Yılmaz <elif@example.com>', '=?utf-8?Q?Elif_Y=C4=B1lmaz?= <elif@example.com>'],
    ['"Yılmaz, Elif" <elif@example.com>, Ada <ada@example.com>', '=?utf-8?Q?Y=C4=B1lmaz=2C_Elif?= <elif@example.com>, Ada <ada@example.com>'],
    ['田中 <aiko@example.com>,Zoë<zoe@example.com>', '=?utf-8?Q?=E7=94=B0=E4=B8=AD?= <aiko@example.com>,=?utf-8?Q?Zo=C3=AB?= <zoe@example.com>'],
    [' Ada <ada@example.com>, Zoë <zoe@example.com>\n', 'Ada <ada@example.com>,=?utf-8?Q?Zo=C3=AB?= <zoe@example.com>'],
    ['"Chen, Mei" <mei@example.com>', '"Chen, Mei" <mei@example.com>'],
    ['support@zürich.example', 'support@zürich.example'],
  ])('a name keeps its letters, and an address is never another: %s', (to, header) => {
    expect(emlText({ ...mail, to })).toContain(`\r\nTo: ${header}\r\n`);
  });

  it('addresses without an end are no work without one', () => {
    for (const to of ['ü'.repeat(200_000), '"ü'.repeat(100_000), 'ü '.repeat(100_000)]) expect(emlText({ ...mail, to })).toContain('\r\nTo: ');
  });
});
