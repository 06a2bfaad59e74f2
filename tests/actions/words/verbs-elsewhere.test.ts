import { describe, expect, it } from 'vitest';
import { ordersElsewhere, toldElsewhere } from '../../../src/actions/words/verbs-elsewhere.ts';

describe('orders in other languages, by their forms', () => {
  it.each([
    ...['Auditar scripts que usen la cola', '**Alertas:** Añadir una alarma para la cola', 'Refatorar o envio de e-mails', 'Conservar `copia.git` (30 días)', 'Clonar repositorio limpio como principal', 'Ajouter une alerte sur la file', 'Aggiungere un allarme per la coda'],
    ...['Добавить проверку очереди', 'Додати перевірку', 'Dodać alert dla długiej kolejki', '手順書を確認', '設定ファイルを同じ場所に置かない。', 'キューの長さをアラート（監査も検討）。', '체크리스트 작성', '增加队列告警', 'Thêm cảnh báo'],
  ])('%s', (text) => expect(ordersElsewhere(text)).toBe(true));

  it.each(['Server and disk were full', 'Docker in de cloud and more', 'Server überlastet', 'La cola estaba llena', 'APIがエラーを返す', 'ローカルでは発生しない', '队列已满', 'Hàng đợi bị đầy', 'Очередь была полна', 'Users of the queue'])('%s: not', (text) => expect(ordersElsewhere(text)).toBe(false));

  it('tells what was done in Romance languages', () => {
    for (const text of ['Se agregó una alarma', 'Foi adicionado um alerta', 'Agregado un límite para la cola']) expect(toldElsewhere(text), text).toBe(true);
    for (const text of ['Agregar una alarma', 'Added a limit', 'La cola estaba llena']) expect(toldElsewhere(text), text).toBe(false);
  });
});
