import { openTestDatabase } from '../testing/test-database.ts';
import { busFeatures } from './bus.features.ts';
import { EmbeddedBus } from './embedded.ts';

busFeatures('embedded, on the engine', async () => {
  const { documents, close } = await openTestDatabase();
  return { documents, connect: () => new EmbeddedBus(), close };
});
