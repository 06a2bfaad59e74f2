/** Every rule. The imports are explicit; a test compares them with the folder, both ways. */
import type { Rule } from '../rule.ts';
import { rule as commsApology } from './comms/apology.ts';
import { rule as commsInternals } from './comms/internals.ts';
import { rule as commsLength } from './comms/length.ts';
import { rule as commsMarketing } from './comms/marketing.ts';
import { rule as commsPlaceholders } from './comms/placeholders.ts';
import { rule as commsSpeculation } from './comms/speculation.ts';
import { rule as commsTimeZone } from './comms/time-zone.ts';
import { rule as commsWhatToDo } from './comms/what-to-do.ts';
import { rule as configDisable } from './config/disable.ts';
import { rule as configSchema } from './config/schema.ts';
import { rule as documentEmpty } from './document/empty.ts';
import { rule as documentEncoding } from './document/encoding.ts';
import { rule as documentFrontmatter } from './document/frontmatter.ts';
import { rule as documentLimits } from './document/limits.ts';
import { rule as documentMdx } from './document/mdx.ts';
import { rule as documentMdxCode } from './document/mdx-code.ts';
import { rule as documentUnreadable } from './document/unreadable.ts';
import { rule as documentUnsafeHtml } from './document/unsafe-html.ts';
import { rule as documentUnsafeText } from './document/unsafe-text.ts';
import { rule as linksResolve } from './links/resolve.ts';
import { rule as pmActionItemDue } from './pm/action-item-due.ts';
import { rule as pmActionItemLabel } from './pm/action-item-label.ts';
import { rule as pmActionItemOwner } from './pm/action-item-owner.ts';
import { rule as pmActionItemTicket } from './pm/action-item-ticket.ts';
import { rule as pmActionItems } from './pm/action-items.ts';
import { rule as pmBlameless } from './pm/blameless.ts';
import { rule as pmCustomerEmail } from './pm/customer-email.ts';
import { rule as pmDeadline } from './pm/deadline.ts';
import { rule as pmDecidable } from './pm/decidable.ts';
import { rule as pmDraftedBy } from './pm/drafted-by.ts';
import { rule as pmDuplicateIncident } from './pm/duplicate-incident.ts';
import { rule as pmFrontmatter } from './pm/frontmatter.ts';
import { rule as pmNeverShip } from './pm/never-ship.ts';
import { rule as pmPlaceholders } from './pm/placeholders.ts';
import { rule as pmReviewed } from './pm/reviewed.ts';
import { rule as pmSections } from './pm/sections.ts';
import { rule as pmSeverity } from './pm/severity.ts';
import { rule as pmSilence } from './pm/silence.ts';
import { rule as pmTicketAssignee } from './pm/ticket-assignee.ts';
import { rule as pmTicketCancelled } from './pm/ticket-cancelled.ts';
import { rule as pmTicketExists } from './pm/ticket-exists.ts';
import { rule as pmTicketLabel } from './pm/ticket-label.ts';
import { rule as pmTicketStatus } from './pm/ticket-status.ts';
import { rule as pmTimeline } from './pm/timeline.ts';
import { rule as pmTimelineOrder } from './pm/timeline-order.ts';
import { rule as pmTimelineZone } from './pm/timeline-zone.ts';
import { rule as policyCoverage } from './policy/coverage.ts';
import { rule as policyDrift } from './policy/drift.ts';
import { rule as policySchema } from './policy/schema.ts';
import { rule as policySeverities } from './policy/severities.ts';
import { rule as policyUnannotated } from './policy/unannotated.ts';
import { rule as policyUnreachableStep } from './policy/unreachable-step.ts';
import { rule as policyUnstated } from './policy/unstated.ts';
import { rule as rbAlertExists } from './rb/alert-exists.ts';
import { rule as rbAlertLink } from './rb/alert-link.ts';
import { rule as rbChangedSinceReview } from './rb/changed-since-review.ts';
import { rule as rbDangerousCommand } from './rb/dangerous-command.ts';
import { rule as rbFrontmatter } from './rb/frontmatter.ts';
import { rule as rbLinked } from './rb/linked.ts';
import { rule as rbOwner } from './rb/owner.ts';
import { rule as rbSections } from './rb/sections.ts';
import { rule as rbShellPrompt } from './rb/shell-prompt.ts';
import { rule as rbStaleReview } from './rb/stale-review.ts';
import { rule as rbZephyrCommand } from './rb/zephyr-command.ts';
import { rule as templatePlaceholders } from './template/placeholders.ts';

export const rules: readonly Rule[] = [
  commsApology,
  commsInternals,
  commsLength,
  commsMarketing,
  commsPlaceholders,
  commsSpeculation,
  commsTimeZone,
  commsWhatToDo,
  configDisable,
  configSchema,
  documentEmpty,
  documentEncoding,
  documentFrontmatter,
  documentLimits,
  documentMdx,
  documentMdxCode,
  documentUnreadable,
  documentUnsafeHtml,
  documentUnsafeText,
  linksResolve,
  pmActionItemDue,
  pmActionItemLabel,
  pmActionItemOwner,
  pmActionItemTicket,
  pmActionItems,
  pmBlameless,
  pmCustomerEmail,
  pmDeadline,
  pmDecidable,
  pmDraftedBy,
  pmDuplicateIncident,
  pmFrontmatter,
  pmNeverShip,
  pmPlaceholders,
  pmReviewed,
  pmSections,
  pmSeverity,
  pmSilence,
  pmTicketAssignee,
  pmTicketCancelled,
  pmTicketExists,
  pmTicketLabel,
  pmTicketStatus,
  pmTimeline,
  pmTimelineOrder,
  pmTimelineZone,
  policyCoverage,
  policyDrift,
  policySchema,
  policySeverities,
  policyUnannotated,
  policyUnreachableStep,
  policyUnstated,
  rbAlertExists,
  rbAlertLink,
  rbChangedSinceReview,
  rbDangerousCommand,
  rbFrontmatter,
  rbLinked,
  rbOwner,
  rbSections,
  rbShellPrompt,
  rbStaleReview,
  rbZephyrCommand,
  templatePlaceholders,
];
