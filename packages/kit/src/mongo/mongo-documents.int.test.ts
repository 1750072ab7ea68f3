import { openTestDatabase } from '../testing/test-database.ts';
import { documentsFeatures } from './documents.features.ts';

documentsFeatures('the engine under MONGO_URL', openTestDatabase, { runs: 60 });
