/**
 * What the titles of follow-up work are made of in other languages, by stems: the aim that it may not happen again, advice
 * and improvement, what comes next, a piece of work, a promise, and what was already done. Collected from post-mortems and
 * incident reports in these languages, and from the templates of agencies and vendors.
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
    'recomend raccomand recommandat empfehl handlungsempfehl aanbevel rekomend rekomendac рекоменд öneri khuyến_nghị đề_xuất cadangan anbefal rekommend suosituks mejora melhori amélior migliorament verbesser verbeter улучш поліпш iyileştir förbättr forbedr popraw usprawn cải_thiện perbaikan peningkatan nápravn zlepšen',
  signs: '改善 改进 改進 优化 優化 개선 建议 建議 提案 권고 제안 整改 施策',
});
/** That it may not happen again. */
const AIM = pattern({
  words:
    'preven préven pour_éviter comment_éviter éviter evitar evitemos prevenir evitare vermeid verhinder vorbeug vorsorge voorkom предотвра попередж zapobieg önleme önlem förebygg forebygg ehkäis phòng_ngừa khắc_phục phòng_tránh ngăn_chặn ngăn_ngừa pencegahan mencegah wie_verhindern predejít předejít',
  signs: '防止 予防 预防 預防 避免 예방 방지 再発',
});
const NEXT = pattern({
  words:
    'próxim proxim siguient seguint prochain suivant prossim successiv nächst weiter künftig zukünftig volgend vervolg следующ дальнейш наступн подальш kolejn następn dalsz další nästa neste næste fremover framåt seuraav sonraki gelecek futur pendient pendent restant reste suites à_venir à_donner offen ausstehend tiếp_theo sắp_tới selanjutnya lanjutan adelante seguimiento',
  signs: '次の 今後 これから 后续 後續 下一 接下来 待办 향후 다음 후속 앞으로',
});
const DEED = pattern({
  words:
    'accion acción aç azion action aktion maßnahm massnahm maatregel schritt paso passo passi étape etapa tâche tarea tarefa aufgab actie stap taak taken mesure medida misur шаг действ мер задач крок дії заход działan krok zadan opatřen úkol åtgärd tiltak steg skridt opgave adım aksiyon görev langkah tindakan tugas hành_động bước biện_pháp việc nhiệm_vụ plan план kế_hoạch rencana suites à_faire todo compromis punkte vorgehen',
  signs: '対応 対策 タスク アクション 措施 步骤 步驟 行动 行動 任务 計画 计划 方案 조치 대책 작업 단계 계획 과제',
});
/** A short title of nothing else. */
const DEED_ALONE = pattern({
  words:
    'acciones tareas lista_de_tareas pendientes compromisos tâches mesures chantiers maßnahmen massnahmen aufgaben maatregelen acties taken задачи выводы_и_действ план меры дії план заходи zadania działania opatření úkoly åtgärder tiltak ausblick nhiệm_vụ görevler aksiyonlar tindakan tugas misure attività',
  signs: '対策 课题 课题 課題 措施 과제',
});
const PROMISE = pattern({
  words:
    'qué_vamos_a qué_haremos lo_que_haremos vamos_a o_que_vamos o_que_faremos nous_allons allons-nous ce_que_nous_faisons cosa_faremo was_wir_(?:tun|ändern|machen|werden) wie_wir_(?:das|dies|künftig|in_zukunft|solche|so_etwas) wat_gaan_we wat_we_gaan что_делаем что_будем что_сделаем co_zrobimy vad_vi hva_vi ne_yapacağız chúng_tôi_sẽ',
  signs: 'に向けて 할_것',
});
/** What was done, asked of others or led to it. */
const OTHERWISE = pattern({
  words:
    'tomad realizad aplicad ejecutad efectuad implementad executad adotad pris prise prises menée effectué réalisé appliqué ergriffen durchgeführt getroffen umgesetzt genomen uitgevoerd принят выполнен проведен вжит podjęt vidtag iverksat alınan đã diambil dilakukan pendant_l durante während tijdens durant_l во_время cause caus causa ursach oorzaak причин przyczyn nguyên_nhân sebab impact auswirk reproduc reproduz lecci liç leçon lehren lessen урок learn',
  signs: '実施した 実施済 実施内容 対応内容 已采取 处理过程 原因 影響 影响 조치_내용 취한 원인 영향 教訓 教训 교훈 経験 经验',
});

const MAY_BE_ELSEWHERE = large(/[^\p{ASCII}]|\b(?:de|da|do|la|le|les|el|los|a|para|que|se|pour|wir|was|wie|das|um|che|we|gaan|zu|en|per)\b|^\p{L}{4,}(?: \p{L}{2,}){0,4}$/u);

/** What a normalised title in another language hints at; `null` where it hints at nothing. */
export function titleElsewhere(normal: string): Role | null {
  if (!MAY_BE_ELSEWHERE.test(normal) || OTHERWISE.test(normal)) return null;
  if (PROMISE.test(normal) || ADVICE.test(normal)) return 'follow-up';
  if (NEXT.test(normal) && DEED.test(normal)) return 'follow-up';
  if (AIM.test(normal)) return 'tentative';
  return normal.split(' ').length <= 3 && normal.length <= 24 && DEED_ALONE.test(normal) ? 'tentative' : null;
}
