import { openTestDatabase } from '../testing/test-database.ts';
import { busFeatures } from './bus.features.ts';
import { EmbeddedBus } from './embedded.ts';

busFeatures('embedded, on the engine', async () => {
  const database = await openTestDatabase();
  return { documents: database.documents, connect: () => new EmbeddedBus(), close: () => database.close() };
});
