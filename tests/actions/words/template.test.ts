import { describe, expect, it } from 'vitest';
import { declaresNone, delegates, isTemplateText } from '../../../src/actions/words/template.ts';

describe('isTemplateText', () => {
  it.each([
    '', '...', '[Action]', '{{ summary }} [link to github issue]', 'Action item 1', 'Action item 2 (owner)', 'TODO', 'TBD',
    'List the action items here', 'e.g. add an alert', 'What will we do to prevent this?', '<action> – @owner – YYYY-MM-DD', 'Lorem ipsum dolor',
    'These are only sample subheadings.', 'Every action item should have an issue.',
  ])('template: %s', (text) => {
    expect(isTemplateText(text)).toBe(true);
  });
  it.each([
    'Describe how to identify a bad node', 'List all hosts without backups', 'Add an alert [OPS-1](x)', 'Remove the old template',
    'Document the action of the button', 'Provide a dashboard', 'Include the region in the log line',
  ])('written by somebody: %s', (text) => {
    expect(isTemplateText(text)).toBe(false);
  });
});

describe('declaresNone', () => {
  it.each(['None', 'None, because the cause was a test.', 'N/A', 'No further action required.', 'No action items', '特になし'])('none: %s', (text) => {
    expect(declaresNone(text)).toBe(true);
  });
  it.each(['None of the alerts fired', 'No alerts fired', 'Nothing was logged', 'Nonetheless add one', 'Add one'])('something: %s', (text) => {
    expect(declaresNone(text)).toBe(false);
  });
});

describe('delegates', () => {
  it('sees a sentence that sends to the tracker', () => {
    expect(delegates('Tracked in https://linear.app/acme/issue/OPS-512.')).toBe(true);
    expect(delegates('See ticket OPS-512')).toBe(true);
    expect(delegates('We will add an alert')).toBe(false);
  });
});
