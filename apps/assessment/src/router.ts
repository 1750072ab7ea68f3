import { t } from '@peiyu/kit/trpc.ts';

export const assessmentRouter = () => t.router({});

export type AssessmentRouter = ReturnType<typeof assessmentRouter>;
