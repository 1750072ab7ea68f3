import type { AssessmentRouter } from '@peiyu/assessment/router';
import type { CertificatesRouter } from '@peiyu/certificates/router';
import type { IdentityRouter } from '@peiyu/identity/router';
import type { ReportingRouter } from '@peiyu/reporting/router';
import type { SubsidiesRouter } from '@peiyu/subsidies/router';
import type { TrainingRouter } from '@peiyu/training/router';
import type { inferRouterInputs, inferRouterOutputs, TRPCBuiltRouter } from '@trpc/server';

/** All services share one root (kit), so that context and error shape are the same whoever answers. */
type Root = IdentityRouter['_def']['_config']['$types'];

/** The six routers under the names of their services: what a client may call. Types only; nothing runs behind it. */
export type GatewayRouter = TRPCBuiltRouter<
  Root,
  {
    identity: IdentityRouter['_def']['record'];
    training: TrainingRouter['_def']['record'];
    assessment: AssessmentRouter['_def']['record'];
    certificates: CertificatesRouter['_def']['record'];
    subsidies: SubsidiesRouter['_def']['record'];
    reporting: ReportingRouter['_def']['record'];
  }
>;

/** What each procedure takes. */
export type GatewayInputs = inferRouterInputs<GatewayRouter>;
/** What each procedure answers, as it arrives over the wire. */
export type GatewayOutputs = inferRouterOutputs<GatewayRouter>;
