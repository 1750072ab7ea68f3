import type { SittingResultsConfirmed } from '@peiyu/domain/events/assessment.ts';
import type { Received } from '@peiyu/domain/events/contract.ts';
import { standardOf } from '@peiyu/domain/policy/index.ts';
import { follow } from '@peiyu/kit/messages/policy.ts';
import { decideResult } from '../application/scoring.ts';
import type { AssessmentParts } from '../parts.ts';
import { idOf } from '../parts.ts';

/** 考核结束 → every applicant of the roster has passed or failed, by the national standard's pass mark (W-IV(3), B2). */
export const decideResults =
  ({ applications, settings }: AssessmentParts, consumer: string) =>
  async (event: Received<typeof SittingResultsConfirmed>): Promise<void> => {
    const sittingId = idOf(event);
    const mark = standardOf(settings.packs.standards, event.data).passMark;
    for (const target of event.data.applicationIds) {
      await follow(applications, { consumer, event, target }, (state) =>
        state ? decideResult(state, sittingId, mark) : [],
      );
    }
  };
