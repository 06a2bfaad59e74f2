// Where work stands in a document, by the kinds of places that people give it. Each row is a kind, not a document.
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

/** The words of the items found below a document's title. */
const found = (body: string): string[] => read(`# Outage\n\n${body}\n`).items.map((item) => item.text);

describe('follow-up work stands', () => {
  it.each([
    ['in boxes below a title that no pattern knows', '## Ufanyaji\n\n### Leo\n\n- [x] Ongeza tahadhari ya foleni\n\n### Kesho\n\n- [ ] Punguza urefu wa foleni', ['Ongeza tahadhari ya foleni', 'Punguza urefu wa foleni']],
    ['in a checklist against recurrence', '## Prevention checklist\n\n- [ ] Alert on long queues', ['Alert on long queues']],
    ['below a title whose noun has a "summary" behind it', '## Recommendations summary\n\n- Alert on long queues', ['Alert on long queues']],
    ['below a plan of improvement', "## Plan d'amélioration\n\n1. **Mise en place d'une alerte**\n2. **Formation de l'équipe**", ["Mise en place d'une alerte", "Formation de l'équipe"]],
    ['below a title without its accents', '## Actions preventives\n\n| Action | Description |\n|--|--|\n| **Revue** | Relire chaque changement |', ['Revue']],
    ['in what was changed since, where nothing else is told', '## What we changed\n\n- Flags now carry an expiry\n- A budget for each log', ['Flags now carry an expiry', 'A budget for each log']],
    ['behind a line that says what comes next', '## What changed\n\nThe version was raised.\n\nThe next hardening priorities are:\n\n- non-root containers;\n- image scanning;', ['non-root containers;', 'image scanning;']],
    ['in a list of which each entry opens with its state', '## Mitigations\n\n- Implemented: a second cluster.\n- Suggested: more training.', ['Implemented: a second cluster.', 'Suggested: more training.']],
    ['in a table of actions and their state under "Prevention"', '## Prevention\n\n| Action | Where | Status |\n|--|--|--|\n| One name for the project | Makefile | done |\n| A test guards it | tests | open |', ['One name for the project', 'A test guards it']],
    ['in an order that its list goes on', '## Prevention\n\n- Implement a hook on the node:\n  - before-copy: stop the database\n  - after-copy: start the database', ['Implement a hook on the node:']],
    ['in the bold titles of a numbered list', '## Preventive measures\n\n### Short term\n\n1. **Smoke tests** (`tests/smoke.py`)\n   - Verify all services\n   - Run after each deployment\n2. **Health checks**\n   - Return the last activity\n\n### Long term\n\n3. **Runbooks**\n   - Escalation paths\n4. **Reviews**\n   - Hold one each week', ['Smoke tests (tests/smoke.py)', 'Health checks', 'Runbooks', 'Reviews']],
    ['in bold titles over their fields', '## What we are changing\n\n**1. Queries in the runbook**\nOwner: Ana | Deadline: 3 March 2027\n\nThe runbook must name the slow queries.\n\n**2. Index verification**\nOwner: Ben | Deadline: 4 March 2027\n\nAll scripts must query the schema.', ['1. Queries in the runbook', '2. Index verification']],
    ['in an order to document', '## Action items\n\n- Document the complete state', ['Document the complete state']],
    ['below what is pending, in what is said to be', '## Trabajo pendiente\n\n### Certificado\n\n- Migración preparada: `certs.sh`\n- Pendiente: `certs.sh` en los nodos\n- Incluye: `set -e` en dos nodos\n\n### Cambios\n\n| PR # | Decisión |\n|--|--|\n| #12 | Mergear |', ['Pendiente: certs.sh en los nodos', 'Mergear']],
    ['in a lesson that is a piece of work, in another language', '## Lecciones aprendidas\n\n- Siempre probar los respaldos\n- Revisar los límites de la cola\n- Implementar una alarma para la cola\n- La cola estaba llena', ['Implementar una alarma para la cola']],
    ['below a handle whose title is a group', '## Action items\n\n### @ana tasks for now\n\n- Alert on long queues\n- Split the queue', ['Alert on long queues', 'Split the queue']],
    ['in a table behind the section that tells the same', '## Recommendations\n\n- Alert on long queues, at half their length\n- Split the queue by region\n\n## Action plan\n\n| Action | Owner |\n|--|--|\n| Alert on queues | Ana |\n| Split the queue | Ben |', ['Alert on queues', 'Split the queue']],
    ['in a list before a table that lists other work', '## Recommendations\n\n- Alert on long queues\n- Split the queue by region\n\n## Action plan\n\n| Action | Owner |\n|--|--|\n| Split the queue | Ana |\n| Train the team | Ben |', ['Alert on long queues', 'Split the queue by region', 'Split the queue', 'Train the team']],
    ['behind "Action:" in another language', '## Solução\n\n### Etapa 1\n\n- **Ação:** Refatorar o envio para a fila.\n- **Porquê:** a fila cresce.', ['Ação: Refatorar o envio para a fila.']],
  ])('%s', (_, body, items) => {
    expect(found(body)).toEqual(items);
  });
});

describe('no follow-up work stands', () => {
  it.each([
    ['in boxes of a checklist, whatever the language', '## Procesos\n\n#### Checklist pré-build\n\n- [ ] Verificar o espaço\n\n## Lista de verificación\n\n- [ ] Revisar el disco'],
    ['in the cases of a rule that holds before any of them', '## Preventive measures implemented\n\n### 3. Protocol\n\n**New requirement:** Before any restore or copy:\n\n1. Check the date\n2. Document what is lost'],
    ['in the cases of a rule without a name', '## Preventive measures\n\nBefore each release:\n\n- Check the date\n- Document what is lost'],
    ['in advice to others', '## Prevention\n\nNode operators should do all of the following:\n\n1. **Alert on kills.** Watch the next start.\n2. Add a longer timeout'],
    ['in a procedure for a case', '## Preventing recurrence\n\n### Lesson learned\n\n**Safe procedure for changes of the MTU:**\n\n1. Set it at runtime\n2. Verify the link'],
    ['in keywords to search for', '## 再発判定キーワード（grep用）\n\n- `deploy stuck`\n- 投稿スキップ'],
    ['in a sign-off', '## Sign-off\n\n**Preventive measures:** ✅ IMPLEMENTED\n**Review required:** Ana (team lead)'],
    ['in a table of what went well', '## What went well\n\n| Action | Result |\n|--|--|\n| Failover | fast |'],
    ['in boxes of a form', '## Incident type\n\n- [ ] Security\n- [ ] Fire\n- [ ] Other: ____'],
    ['in boxes beside a word that there is none', '## Action items\n\nNone.\n\n## Zoezi\n\n- [ ] Angalia diski zote tena'],
    ['in key issues', '**Key issues:**\n1. The file is copied\n2. Nothing tells the environments apart'],
    ['in an erratum', '## Correction (added 2026-05-14)\n\nThe cause above is wrong.\n\n- Line 8: `from x import y`\n\n### Why it was wrong\n\nPrinciple: **read the code first**.'],
    ['in what to do on an occasion to come', '## Lessons\n\n**For future similar queues:**\n- Search for all consumers\n- Document the flow of messages'],
    ['in a repair whose title is only glossed in English', '## 해결 (Resolution)\n\n### 재시작 방지 (`prevent_restart = true`)\n\n대기열을 두 개로 분리합니다.'],
    ['below lessons within follow-ups, in another language', '## Próximos pasos\n\n- Write it down\n\n### Lecciones aprendidas\n\n- La cola no tiene límite'],
    ['in options', '## Proposed fix\n\n### Option A: Normalise at login\n\nQuick, but slow later.'],
    ['in deliverables', '**Deliverables:**\n- ✅ 9 files of documentation\n- ✅ 5 scripts'],
    ['in a follow-up session', '## May 12 follow-up session\n\n- Reinstalled, and it worked\n- Tested the pull'],
    ['in what is true now', '## Outcome\n\nWhat is now true:\n\n- a command checks all files\n- the documents were updated'],
    ['in gates with hyphens among the lessons', '## Final lesson\n\n- post-deploy validation of each release\n- pre-merge review of each change'],
    ['in a lesson for a case', '## Lessons learned\n\n- **Document fixes.** Add issues to the list when requested.\n- Write a note whenever a node fails'],
    ['in the cases of a rule', '## Action items\n\n- [ ] Write it down\n\n### Rule\n\n以下の操作を行う前に必ず承認を得る：\n\n- データの削除を実施\n- 設定の変更'],
  ])('%s', (_, body) => {
    expect(found(body).filter((text) => text !== 'Write it down')).toEqual([]);
  });
});
