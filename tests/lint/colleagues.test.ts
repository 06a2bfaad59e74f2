import { describe, expect, it } from 'vitest';
import { colleaguesIn } from '../../src/lint/colleagues.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import { oncall } from './context.ts';

const rosterOf = (...names: string[]): OnCall => ({ ...oncall, people: names.map((name, index) => ({ id: `p${index}`, name, handles: [], zone: 'UTC', awake: { from: '00:00', to: '23:59' }, contact: {}, ids: {} })) });
const said = (text: string, roster: OnCall = oncall): string[] => colleaguesIn(text, roster).map(({ text: name }) => name);

describe('colleagues in a text for customers', () => {
  it.each([
    ['Ada Novak freed it.', ['Ada Novak']],
    ['ADA NOVAK freed it, and ada  novak too.', ['ADA NOVAK', 'ada  novak']],
    ["Ada Novak's script", ['Ada Novak']],
    ['Novak, Ada freed it.', ['Novak, Ada']],
    ['A. Novak and @ben looked.', ['A. Novak', '@ben']],
    ['Ada and Ben looked.', ['Ada', 'Ben']],
    ['Finn O’Brien looked.', ['Finn O’Brien']],
    ['Write to ada@shop.example or call +1 312 555 0102.', ['ada@shop.example', '+1 312 555 0102']],
    ['Eun-ji Park looked.', ['Eun-ji Park']],
    ['Reiseanbieter Bendix, Adamant and ben: none of ours.', []],
    ['user@ben.example', []],
    ['the ada-novak service and Ada_Novak', []],
  ])('%s', (text, names) => {
    expect(said(text)).toEqual(names);
  });

  it('finds names with and without their accents, and gives them as they are written', () => {
    expect(said('Jose Alvarez, José Álvarez and Jose\u0301 A\u0301lvarez.', rosterOf('José Álvarez'))).toEqual(['Jose Alvarez', 'José Álvarez', 'Jose\u0301 A\u0301lvarez']);
  });

  it.each(['Will Grant', 'May Hope', 'Mark Page'])('leaves the first name of %s alone where it may be a word', (name) => {
    expect(said(`${name.split(' ')[0] ?? ''} the update come in May? Grant it.`, rosterOf(name))).toEqual([]);
    expect(said(`${name} looked.`, rosterOf(name))).toEqual([name]);
  });

  it('bears names that are no pattern, and none at all', () => {
    expect(said('(x [y* looked.', rosterOf('(x [y*'))).toEqual(['(x [y*']);
    expect(said('Anybody', rosterOf())).toEqual([]);
    expect(said('Anybody', rosterOf(''))).toEqual([]);
  });
});
