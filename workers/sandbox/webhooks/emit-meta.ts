import type { MetaNumber, Waba } from "../graph/entities";
import type { World } from "../world";

export interface MetaUpdate {
  field: string;
  value: Record<string, unknown>;
  kind: string;
  phone?: string;
  delivered?: () => void;
}

/** Sends an update of a number (messages, statuses) to every app subscribed to its business account. */
export function emitNumberUpdate(world: World, number: MetaNumber, update: MetaUpdate): void {
  const waba = world.wabas.get(number.wabaId);
  if (waba) emit(world, waba, number, update, undefined);
}

/** Sends an account-level update (templates, quality, limits): these carry `time` and no metadata. */
export function emitAccountUpdate(world: World, waba: Waba, update: MetaUpdate): void {
  emit(world, waba, undefined, update, Math.floor(world.now() / 1000));
}

/** The most specific address wins: number, then business account, then the app's own. */
function emit(
  world: World,
  waba: Waba,
  number: MetaNumber | undefined,
  update: MetaUpdate,
  time: number | undefined,
): void {
  for (const [appId, subscription] of waba.subscriptions) {
    const app = world.apps.get(appId);
    const url = number?.override?.overrideCallbackUri ?? subscription.overrideCallbackUri ?? app?.callbackUrl;
    if (!app || !url) continue;
    world.outbox.add(url, app.secret, { ...update, wabaId: waba.id, numberId: number?.id, time });
  }
}

/** The `metadata` block that routes a `messages` update to its number. */
export function metadataOf(number: MetaNumber): Record<string, string> {
  return { display_phone_number: number.digits, phone_number_id: number.id };
}
