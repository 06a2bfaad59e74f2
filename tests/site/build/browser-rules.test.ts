import { describe, expect, test } from 'vitest';
import * as dueElsewhere from '../../../src/actions/words/due-elsewhere.ts';
import * as words from '../../../src/actions/words/english-only.ts';
import * as teamsElsewhere from '../../../src/actions/words/teams-elsewhere.ts';
import * as otherLanguages from '../../../src/actions/words/other-languages.ts';
import * as phrases from '../../../src/lint/words/english-only.ts';
import * as german from '../../../src/lint/words/german.ts';
import * as sectionTitles from '../../../src/lint/words/section-titles.ts';
import * as japanese from '../../../src/lint/words/japanese.ts';

describe('what stands in the place of words in other languages in a browser', () => {
  test('has the same names, or a bundle would break', () => {
    expect(Object.keys(words).toSorted()).toEqual([...Object.keys(otherLanguages), ...Object.keys(dueElsewhere), ...Object.keys(teamsElsewhere)].toSorted());
    expect(Object.keys(phrases).toSorted()).toEqual([...Object.keys(german), ...Object.keys(japanese), ...Object.keys(sectionTitles)].toSorted());
  });

  test('says nothing', () => {
    for (const [name, answer] of Object.entries(words)) {
      expect(answer('Zuständig: Team Plattform, erledigt bis 3. Mai'), name).toBe(name === 'withoutDueElsewhere' ? 'Zuständig: Team Plattform, erledigt bis 3. Mai' : /^(?:is|says)/.test(name) ? false : null);
    }
    const { otherTitles, ...lists } = phrases;
    for (const list of [...Object.values(lists), otherTitles()]) expect(list).toEqual([]);
  });
});
