import { openTestDatabase } from '../testing/test-database.ts';
import { storeFeatures } from './store.features.ts';

storeFeatures('on the engine', openTestDatabase);
