// Titles that no pattern knows, judged by what they are about.
import { describe, expect, it } from 'vitest';
import { roleOf } from '../../src/actions/roles.ts';
import { hintedRole } from '../../src/actions/title-cues.ts';

const judged = (title: string) => roleOf(title) ?? hintedRole(title);

describe('titles of follow-up work, however they are put', () => {
  it.each([
    ...['How are we making incidents like this less likely or less impactful?', 'Where do we go from here?', 'Never again', 'Making this right', "How we're going to stop this from happening again"],
    ...['Things we will change', 'What will change', 'Controls to add', 'Technical debt to address', 'Monitoring gaps to close', 'Still open', 'Who does what', 'Owners and deadlines'],
    ...['Qué vamos a hacer', 'Próximo paso', 'Pasos siguientes', 'Mejoras propuestas', 'Recomendaciones', 'O que vamos fazer', 'Próximas ações', 'Ações de melhoria', 'Ce que nous allons faire', "Pistes d'amélioration"],
    ...['Wie wir das künftig verhindern', 'Was wir ändern', 'Empfehlungen', 'Cosa faremo', 'Raccomandazioni', 'Wat gaan we doen', 'Aanbevelingen', '今後に向けて', '建议', '优化方案', '다음 단계', 'Khuyến nghị', 'Đề xuất'],
    ...['Что делаем дальше', 'Рекомендации', 'Mejoras a futuro', 'Recommandations a venir', 'Proximos pasos', 'Dalsze kroki', 'Öneriler', 'Rekomendasi'],
    ...['Zalecenia i rekomendacje', 'Opatření a doporučení', 'Medidas de prevención', 'Mesures de prévention', 'Профилактические мероприятия', 'Превентивные меры', '예방 조치'],
  ])('%s', (title) => expect(judged(title)).toBe('follow-up'));

  it.each(['Improving our resilience', 'Guardrails', 'Dashboard improvements', 'Ideas for improvement', 'Next sprint', 'Closing the gaps', 'Cómo evitarlo', 'Prevención', 'Vorbeugung', '如何避免', 'План', 'Mesures', 'Действия', 'Prevencion', 'Trabajo pendiente', 'Deuda pendiente', 'Pontos pendentes', 'Points en suspens'])(
    '%s: perhaps',
    (title) => expect(judged(title)).toBe('tentative'),
  );

  it.each(['Lecciones aprendidas', 'Lições aprendidas', 'Leçons tirées', 'Lezioni apprese', 'Уроки', 'Bài học rút ra', '经验教训', 'Lehren und Verbesserungen', 'Lecciones y mejoras'])('%s: lessons', (title) => expect(judged(title)).toBe('lessons'));

  it.each([
    ...['Steps to reproduce', 'Changes in this release', 'Code changes', 'Test plan', 'Files changed', 'Design', 'Fix applied', 'What you should do', 'Why detection failed', 'Deliverables', 'Considered alternatives', 'How it works'],
    ...['Resumen', 'Causa raíz', 'Acciones tomadas', 'Acciones realizadas', 'Lecciones aprendidas', 'Solución aplicada', 'Ações tomadas', 'Actions prises pendant l’incident', 'Chronologie', 'Ursache'],
    ...['Ergriffene Maßnahmen', '対応内容', '根本原因', '处理过程', '조치 내용', 'Nguyên nhân', 'Причина', 'Принятые меры', 'Przyczyna', 'Yhteenveto'],
  ])('%s: not', (title) => expect(['follow-up', 'tentative']).not.toContain(judged(title)));
});
