import { StoreFailure } from './failure.js';
import type { CopyableStore } from './store.js';

export async function openPostgres(_url: string): Promise<CopyableStore> {
  throw new StoreFailure('PostgreSQL is not supported yet.');
}
