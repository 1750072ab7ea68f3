import type { ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import { Kernel } from '@peiyu/kit/kernel.ts';
import { assessmentRouter } from './router.ts';

export function createAssessment(deps: ServiceDeps, _settings: { readonly packs: Packs }) {
  const kernel = new Kernel('assessment', deps);
  return kernel.service(assessmentRouter(), {});
}
