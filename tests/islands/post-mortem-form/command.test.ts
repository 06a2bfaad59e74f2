import { Command } from 'commander';
import { expect, test } from 'vitest';
import { postmortem } from '../../../src/cli/commands/postmortem.ts';
import { dataFromFlags } from '../../../src/cli/run/postmortem-flags.ts';
import { commandLine, commandWords } from '../../../src/islands/post-mortem-form/command.ts';
import { emptyData, type PostMortemData } from '../../../src/postmortem/data.ts';
import { writeDraft } from '../../../src/postmortem/draft.ts';
import { finished, policy, template } from '../../postmortem/documents.ts';

/** The data that the command line gives, as commander parses it. */
function parsed(data: PostMortemData): PostMortemData {
  const command = new Command();
  postmortem.subcommands?.[0]?.configure(command);
  command.parse(commandWords(template, policy, data).slice(2), { from: 'user' });
  return dataFromFlags(template, policy, null, emptyData(template), command.opts(), '2026-01-01');
}

test('the command writes the very draft that the form shows', () => {
  const data: PostMortemData = {
    ...finished,
    timeline: [{ at: '2026-03-14 03:02', what: 'Ana: `a | b`, it\'s "down"' }, { at: '2026-03-15 00:01', what: '12:30 was wrong' }],
    actions: [...finished.actions, { text: 'a \\ b', owner: '', ticket: 'SHOP-1', due: '', status: 'done' }],
  };
  expect(writeDraft(template, policy, parsed(data))).toBe(writeDraft(template, policy, data));
});

test('an empty form is the bare command', () => {
  expect(commandLine(template, policy, emptyData(template))).toBe('zephyr postmortem new');
});

test('what was typed is quoted', () => {
  expect(commandLine(template, policy, { ...emptyData(template), fields: { title: 'It\'s $5' }, prose: { summary: 'One\n\nTwo' } })).toBe('zephyr postmortem new --field "title=It\'s \\$5" --section "summary=One\n\nTwo"'.replace('"title=It\'s \\$5"', `'title=It'\\''s $5'`));
});
