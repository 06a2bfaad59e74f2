import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, uuidOf } from '../../src/incident/checksum.ts';
import { acceptChanges, decodeJournal, EMPTY_END, encodeEntry, isWritable } from '../../src/incident/journal.ts';
import type { Entry } from '../../src/incident/records.ts';

const AT = '2026-03-14T02:52:00.000Z';
const entries: readonly Entry[] = [
  { type: 'update', text: 'line\nbreak, “quotes”, \ud800 and a tab\t', status: 'identified', by: null, steps: [] },
  { type: 'intent', step: 'open/channel', attempt: 1, detail: null },
  { type: 'done', step: 'open/channel', result: { id: 'C1', url: 'https://x.example' }, found: false },
  { type: 'role', role: 'speaker', people: ['ada'], by: 'ben', steps: [] },
];

function written(list: readonly Entry[] = entries, times: readonly string[] = []): string {
  let end = EMPTY_END;
  return list.map((entry, index) => {
    const encoded = encodeEntry(entry, times[index] ?? AT, end);
    end = encoded.end;
    return encoded.line;
  }).join('');
}

describe('checksums', () => {
  it('is the CRC-32 of the code units', () => {
    // zlib.crc32('123456789'.encode('utf-16le')) in Python
    expect(crc32('123456789')).toBe('a290e877');
    expect(crc32('')).toBe('00000000');
  });

  it('is that of a calculation bit by bit, in one piece or several', () => {
    const plain = (text: string): string => {
      let crc = 0xffffffff;
      for (const byte of Buffer.from(text, 'utf16le')) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
      }
      return (~crc >>> 0).toString(16).padStart(8, '0');
    };
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      expect(crc32(...texts)).toBe(plain(texts.join('')));
    }));
  });

  it('gives a name one UUID, in the form of version 4', () => {
    expect(uuidOf('INC-2026-0314-k3f9/open/ticket')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf('a')).toBe(uuidOf('a'));
    const many = new Set(Array.from({ length: 5000 }, (_, n) => uuidOf(`INC-2026-0314-k3f9/update-${n}/comment`)));
    expect(many.size).toBe(5000);
  });
});

describe('a journal', () => {
  it('gives back what was written', () => {
    const content = decodeJournal(written());
    expect(content.problems).toEqual([]);
    expect(content.records.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['0 update', '1 intent', '2 done', '3 role']);
    expect(content.records[0]).toMatchObject({ v: 1, at: AT, ...entries[0] });
    expect(content.kept).toBe(written());
  });

  it('goes on behind what is there', () => {
    const start = written(entries.slice(0, 2));
    const { line } = encodeEntry(entries[2] as Entry, AT, decodeJournal(start).end);
    expect(decodeJournal(start + line).problems).toEqual([]);
    expect(start + line).toBe(written(entries.slice(0, 3)));
  });

  it('never goes back in time, whatever the clock does', () => {
    const times = ['2026-03-14T02:52:00.000Z', '2026-03-14T02:40:00.000Z', '2026-03-14T02:53:00.000Z', '2020-01-01T00:00:00.000Z'];
    const content = decodeJournal(written(entries, times));
    expect(content.problems).toEqual([]);
    expect(content.records.map(({ at, seq }) => `${seq} ${at.slice(11, 16)}`)).toEqual(['0 02:52', '1 02:52', '2 02:53', '3 02:53']);
  });

  it('forgets a torn last line, and says so', () => {
    const text = written();
    const content = decodeJournal(text.slice(0, -20));
    expect(content.problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['torn 4']);
    expect(content.records).toHaveLength(3);
    expect(content.kept).toBe(written(entries.slice(0, 3)));
    expect(isWritable(content)).toBe(true);
  });

  it('takes a last line that lacks only its line end', () => {
    const content = decodeJournal(written().slice(0, -1));
    expect(content.problems).toEqual([]);
    expect(content.records).toHaveLength(4);
    expect(content.kept).toBe(written());
  });

  it('refuses to go on where a line was changed by hand, until a person accepts it', () => {
    const text = written().replace('"ada"', '"eve"');
    const content = decodeJournal(text);
    expect(content.problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['changed 4']);
    expect(isWritable(content)).toBe(false);
    const entry = acceptChanges(content);
    expect(entry).not.toBeNull();
    const accepted = text + encodeEntry(entry as Entry, AT, content.end).line;
    expect(decodeJournal(accepted).problems).toEqual([]);
    // Accepted as it stands, not for ever.
    expect(isWritable(decodeJournal(accepted.replace('"eve"', '"mallory"')))).toBe(false);
  });

  it.each([
    ['a line is gone', (lines: string[]) => [lines[0], lines[2], lines[3]], ['Line 2 is not as zephyr wrote it.']],
    ['two lines changed places', (lines: string[]) => [lines[0], lines[2], lines[1], lines[3]], [2, 3, 4].map((line) => `Line ${line} is not as zephyr wrote it.`)],
    ['a line stands there twice', (lines: string[]) => [lines[0], lines[1], lines[1], lines[2], lines[3]], ['Line 3 is not as zephyr wrote it.']],
    ['a line is not ours', (lines: string[]) => ['hello', ...lines], ['Line 1 is not as zephyr wrote it, and cannot be read.']],
    ['a line is no JSON', (lines: string[]) => lines.map((line) => line.replace('"intent"', '"int"ent"')), ['Line 2 is not as zephyr wrote it, and cannot be read.', 'Before line 3 something is missing: the records go from number 0 to 2.']],
  ])('notices that %s', (_, change, messages) => {
    const lines = written().split('\n').slice(0, -1);
    const text = `${change(lines).join('\n')}\n`;
    const content = decodeJournal(text);
    expect(content.problems.map(({ message }) => message)).toEqual(messages);
    expect(isWritable(content)).toBe(false);
    expect(decodeJournal(text + encodeEntry(acceptChanges(content) as Entry, AT, content.end).line).problems).toEqual([]);
  });

  it.each(['"v":"1"', '"v":null', '"seq":"1"', '"seq":-1', '"seq":1.5', '"at":1', '"at":"today"', '"type":7'])('cannot read a line with %s', (field) => {
    const [, second = ''] = written().split('\n');
    const changed = second.replace(new RegExp(`"${field.split('"')[1] ?? ''}":("[^"]*"|\\d+)`), field);
    expect(changed).not.toBe(second);
    const content = decodeJournal(written().replace(second, changed));
    expect(content.problems[0]?.message).toBe('Line 2 is not as zephyr wrote it, and cannot be read.');
    expect(content.records.map(({ seq }) => seq)).toEqual([0, 2, 3]);
  });

  it('says of each line where it stands and whether it is as it was written', () => {
    const content = decodeJournal(written().replace('"open/channel"', '"open/ticket"'));
    expect(content.lines.map(({ line, ok }) => `${line} ${ok}`)).toEqual(['1 true', '2 false', '3 true', '4 true']);
  });

  it('takes its time from lines that nobody changed', () => {
    const times = ['2026-03-14T02:52:00.000Z', '2026-03-14T02:53:00.000Z', '2026-03-14T02:54:00.000Z', '2026-03-14T02:55:00.000Z'];
    expect(decodeJournal(written(entries, times)).end.at).toBe('2026-03-14T02:55:00.000Z');
    expect(decodeJournal(written(entries, times).replace('02:55:00', '23:55:00')).end.at).toBe('2026-03-14T02:54:00.000Z');
  });

  it('counts a changed line that lacks its line end as never written', () => {
    expect(decodeJournal(written().replace('"ada"', '"eve"').slice(0, -1)).problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['torn 4']);
  });

  it('has only whole lines to accept, and none of a newer zephyr', () => {
    expect(acceptChanges(decodeJournal(written()))).toBeNull();
    expect(acceptChanges(decodeJournal(written().slice(0, -20)))).toBeNull();
    expect(acceptChanges(decodeJournal(written().replace('"open/channel"', '"open/ticket"').slice(0, -20)))).toMatchObject({ lines: [{ line: 2 }] });
    expect(acceptChanges(decodeJournal(written().replace('"v":1', '"v":2')))).toBeNull();
  });

  it('shows a record of a newer version and changes nothing', () => {
    const body = written().split('\n')[0]?.replace('"v":1', '"v":2').replace(/,"sum":.*/, '') ?? '';
    const content = decodeJournal(`${body},"sum":"${crc32(`${EMPTY_END.sum}${body}`)}"}\n`);
    expect(content.problems.map(({ kind }) => kind)).toEqual(['newer']);
    expect(isWritable(content)).toBe(false);
    expect(acceptChanges(content)).toBeNull();
  });

  it('has a defined outcome for any truncation: the records that are whole', () => {
    const text = written();
    for (let length = 0; length <= text.length; length++) {
      const content = decodeJournal(text.slice(0, length));
      const lines = text.slice(0, length).split('\n');
      const whole = lines.length - 1 + (text[length] === '\n' && lines.at(-1) !== '' ? 1 : 0);
      expect(content.records).toHaveLength(whole);
      expect(isWritable(content)).toBe(true);
    }
  });

  it('notices every changed byte, or the line counts as never written', () => {
    const bytes = Buffer.from(written());
    fc.assert(fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ flip;
      const content = decodeJournal(changed.toString('utf8'));
      expect(content.problems.length).toBeGreaterThan(0);
    }), { numRuns: 3000 });
  });

  it('reads anything without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const content = decodeJournal(text);
      expect(content.kept.length === 0 || content.kept.endsWith('\n')).toBe(true);
    }), { numRuns: 200 });
  });
});
