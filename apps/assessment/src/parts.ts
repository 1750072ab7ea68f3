import type { Kernel, ServiceDeps } from '@peiyu/kit/kernel.ts';
import type { Packs } from '@peiyu/kit/packs.ts';
import type { Store } from '@peiyu/kit/store/store.ts';
import type { Application, ApplicationEvent } from './application/application.ts';
import type { Confirmation, ConfirmationEvent } from './confirmation/confirmation.ts';
import type { Sitting, SittingEvent } from './sitting/sitting.ts';
import type { Directory } from './views/directory.ts';

export interface AssessmentSettings {
  readonly packs: Packs;
}

/** Everything the procedures, policies and jobs of this service are made of. */
export interface AssessmentParts {
  readonly deps: ServiceDeps;
  readonly kernel: Kernel;
  readonly settings: AssessmentSettings;
  readonly directory: Directory;
  readonly applications: Store<Application, ApplicationEvent>;
  readonly sittings: Store<Sitting, SittingEvent>;
  readonly confirmations: Store<Confirmation, ConfirmationEvent>;
}

/** The part after the slash of a source: the id of the aggregate that said an event. */
export const idOf = (event: { readonly src: string }): string => event.src.slice(event.src.indexOf('/') + 1);

/** Who a two-person rule compares: the natural person where one is known. */
export const personOf = (actor: { id: string; person?: string | undefined }): string => actor.person ?? actor.id;
