import { useInboxLive } from "./use-inbox-live";

/** The live events of the list, loaded once it stands. Draws nothing. */
export default function InboxLive({ listKey, counted }: { listKey: string; counted: string }) {
  useInboxLive(listKey, counted);
  return null;
}
