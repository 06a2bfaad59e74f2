import { describe, expect, it } from 'vitest';
import { normaliseTitle } from '../../src/actions/headings.ts';
import { roleOf } from '../../src/actions/roles.ts';

describe('roleOf', () => {
  it.each([
    'Action items', 'ACTION ITEMS:', '7. Action Items', '🛠️ Actions', 'Action plan', 'Follow-up', 'Follow ups', 'Follow-up actions', 'Next steps', 'Remediation plan',
    'Remediation and follow-up steps', 'Preventive measures', 'Preventative Measures', 'Corrective and Preventative Measure', 'Corrective actions',
    'Actionables', 'To do', 'TODOs', 'Tasks', 'Improvements', 'Mitigation plan', 'What we will do', "What we're doing about it", 'What will we do differently?',
    'How do we prevent it from happening again?', 'How are we preventing it from happening again?', 'Future work', 'Recommendations',
    'Lessons learned and future improvements', 'Steps to prevent recurrence', 'Planned actions', 'Post-incident actions', "What's next?", 'Work items',
    'Preventing future incidents', 'Making sure this doesn\'t happen again', 'Root cause and corrective actions', 'Learnings and actions', 'Tickets created', 'Completed actions',
    'What needs to change', 'Long term actions', 'Further investigation',
    'Recommendations summary', 'Action item overview', 'Follow-up list', 'Prevention checklist', 'Open issues',
    'Acciones preventivas', 'Acoes corretivas', 'Actions preventives', 'Nachste Schritte',
    'アクションアイテム', '再発防止策', '今後の対応', 'Maßnahmen', 'Nächste Schritte', 'Actions correctives', 'Próximos pasos', 'Plano de ação', '改进措施', '재발 방지 대책',
  ])('follow-up: %s', (title) => {
    expect(roleOf(title)).toBe('follow-up');
  });

  it.each(['Correction', 'Remediation', 'Moving forward', 'Immediate actions', 'Long-term fix', 'Sofortmaßnahmen', '対応策'])('tentative: %s', (title) => {
    expect(roleOf(title)).toBe('tentative');
  });

  it.each(['Lessons learned', 'What went well', 'Prevention', 'Areas for improvement', 'What could have been better?', 'What can we do better?', 'Things to improve', 'Key takeaways', 'What we changed', 'What we have changed since', '教訓'])('lessons: %s', (title) => {
    expect(roleOf(title)).toBe('lessons');
  });

  it.each([
    'Actions taken during the incident', 'Actions taken', 'Steps taken', 'Mitigation', 'Resolution and recovery', 'What should I do?', 'Recommendations for users',
    'Next steps for customers', 'Deployment checklist', 'Verification steps', 'Timeline', 'Root cause', 'Glossary', 'What did we do to fix it?',
    'Incident response actions', 'Recovery steps', 'Mitigation steps', 'Customer actions', 'Rollback plan', 'Code review checklist',
    'Follow-up session', 'Follow-up meeting', 'Actions taken summary',
    'Ergriffene Maßnahmen', '実施した対応', 'タイムライン', 'カテゴリの説明',
  ])('excluded: %s', (title) => {
    expect(roleOf(title)).toBe('excluded');
  });

  it.each(['Key issues', 'Main issues', 'What is now true', 'What changed?', 'Checkout outage', 'Description', 'Data', 'Architecture', 'Acme'])('says nothing: %s', (title) => {
    expect(roleOf(title)).toBeNull();
  });
});

describe('normaliseTitle', () => {
  it.each([
    ['7. Action Items:', 'action items'],
    ['## **Follow-up** {#next}', 'follow up'],
    ['IV) Next steps (owners)', 'next steps'],
    ['Step 3 – Actions', 'actions'],
    ['✅ To-Do’s', 'to do s'],
  ])('%s → %s', (title, normal) => {
    expect(normaliseTitle(title)).toBe(normal);
  });
});
