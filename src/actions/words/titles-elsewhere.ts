/**
 * What the titles of follow-up work are made of in other languages, by stems: the aim that it may not happen again, advice
 * and improvement, what comes next, a piece of work, a promise, lessons, and what was already done; without accents, as titles are
 * judged. Collected from post-mortems and incident reports in these languages, and from the templates of agencies and vendors.
 */
import type { Role } from '../headings.ts';
import { large, type Pattern } from '../large.ts';

/** Words of scripts with spaces begin with these; words of other scripts hold them. */
interface Stems {
  words: string;
  signs: string;
}

function pattern({ words, signs }: Stems): Pattern {
  return large(new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.trim().split(/\s+/).map((stem) => stem.replaceAll('_', ' ')).join('|')})|${signs.trim().split(/\s+/).join('|')}`, 'u'));
}

/** Improvement and advice: enough alone. */
const ADVICE = pattern({
  words:
    'recomend zalecen doporuc raccomand recommandat empfehl handlungsempfehl aanbevel rekomend rekomendac рекоменд oneri khuyen_nghi đe_xuat cadangan anbefal rekommend suosituks mejora melhori amelior migliorament verbesser verbeter улучш поліпш iyilestir forbattr forbedr popraw usprawn cai_thien perbaikan peningkatan napravn zlepsen',
  signs: '改善 改进 改進 优化 優化 개선 建议 建議 提案 권고 제안 整改 施策',
});
/** That it may not happen again. */
const AIM = pattern({
  words:
    'preven превентив профилакт предупрежд pour_eviter comment_eviter eviter evitar evitemos prevenir evitare vermeid verhinder vorbeug vorsorge voorkom предотвра попередж zapobieg onleme onlem forebygg forebygg ehkais phong_ngua khac_phuc phong_tranh ngan_chan ngan_ngua pencegahan mencegah wie_verhindern predejit',
  signs: '防止 予防 预防 預防 避免 예방 방지 再発',
});
const NEXT = pattern({
  words:
    'proxim siguient seguint prochain suivant prossim successiv nachst weiter kunftig zukunftig volgend vervolg следующ дальнеиш наступн подальш kolejn nastepn dalsz dalsi nasta neste næste fremover framat videre harnast seuraav sonraki gelecek futur pendient pendent restant reste suites a_venir a_donner offen ausstehend tiep_theo sap_toi selanjutnya lanjutan adelante seguimiento',
  signs: '次の 今後 これから 后续 後續 下一 接下来 待办 향후 다음 후속 앞으로',
});
const DEED = pattern({
  words:
    'accion acao acoes azion action aktion maßnahm massnahm maatregel schritt paso passo passi etape etapa tache tarea tarefa aufgab actie stap taak taken mesure medida misur шаг деиств мер задач крок діі заход działan krok zadan opatren ukol atgard tiltak steg skridt opgave adım aksiyon aksjon handlingar handlinger foranstaltning gorev langkah tindakan tugas hanh_đong buoc bien_phap viec nhiem_vu plan план ke_hoach rencana suites a_faire todo compromis punkte vorgehen',
  signs: '対応 対策 タスク アクション 措施 步骤 步驟 行动 行動 任务 計画 计划 方案 조치 대책 작업 단계 계획 과제',
});
/** What is left: in a short title enough for work to stand there among the rest ("Deuda pendiente"). */
const PENDING = pattern({
  words: 'pendient pendent pendenc restant ausstehend openstaand en_suspens en_attente in_sospeso por_hacer por_resolver a_resolver незаверш невыполн нерешен ton_đong con_lai zalegle do_zrobienia',
  signs: '待办 待處理 待处理 未完成 未対応 残っている 남은 미해결',
});
/** A short title of nothing else. */
const DEED_ALONE = pattern({
  words:
    'acciones tareas lista_de_tareas pendientes compromisos taches mesures chantiers maßnahmen massnahmen aufgaben maatregelen acties taken задачи выводы_и_деиств деиствия план меры діі план заходи zadania działania opatreni ukoly atgarder tiltak ausblick nhiem_vu gorevler aksiyonlar tindakan tugas misure attivita',
  signs: '対策 课题 课题 課題 措施 과제',
});
const PROMISE = pattern({
  words:
    'que_vamos_a que_haremos lo_que_haremos vamos_a o_que_vamos o_que_faremos nous_allons allons-nous ce_que_nous_faisons cosa_faremo was_wir_(?:tun|andern|machen|werden) wie_wir_(?:das|dies|kunftig|in_zukunft|solche|so_etwas) wat_gaan_we wat_we_gaan что_делаем что_будем что_сделаем co_zrobimy vad_vi hva_vi hvad_vi hva_gjør_vi hvad_gør_vi vad_gor_vi att_gora ne_yapacagız chung_toi_se',
  signs: 'に向けて 할_것',
});
/** What was done, asked of others or led to it. */
const OTHERWISE = pattern({
  words:
    'tomad realizad aplicad ejecutad efectuad implementad executad adotad pris prise prises menee effectue realise applique ergriffen durchgefuhrt getroffen umgesetzt genomen uitgevoerd принят выполнен проведен вжит podjet vidtag iverksat alınan đa diambil dilakukan pendant_l durante wahrend tijdens durant_l во_время cause caus causa ursach oorzaak причин przyczyn nguyen_nhan sebab impact auswirk reproduc reproduz lessen learn',
  signs: '実施した 実施済 実施内容 対応内容 已采取 处理过程 原因 影響 影响 조치_내용 취한 원인 영향 経験',
});
const LESSONS = pattern({
  words: 'lecci licao licoes lecon enseignement lezion lehren урок уроки bai_hoc lardom lærdom læring larte_vi lærte_vi larde_vi ponauczeni poucen',
  signs: '教訓 教训 교훈 经验',
});

const MAY_BE_ELSEWHERE = large(/[^\p{ASCII}]|\b(?:d|l|de|da|do|la|le|les|el|los|a|para|que|se|pour|wir|was|wie|das|um|che|we|gaan|zu|en|per)\b|^\p{L}{3,}(?: \p{L}+){0,4}$/u);

/** What a normalised title in another language hints at; `null` where it hints at nothing. */
export function titleElsewhere(normal: string): Role | null {
  if (!MAY_BE_ELSEWHERE.test(normal) || OTHERWISE.test(normal)) return null;
  if (LESSONS.test(normal)) return 'lessons';
  if (PROMISE.test(normal) || ADVICE.test(normal)) return 'follow-up';
  const names = DEED.test(normal);
  if (names && NEXT.test(normal)) return 'follow-up';
  if (AIM.test(normal)) return names ? 'follow-up' : 'tentative';
  return normal.split(' ').length <= 3 && normal.length <= 30 && (PENDING.test(normal) || (normal.length <= 24 && DEED_ALONE.test(normal))) ? 'tentative' : null;
}
