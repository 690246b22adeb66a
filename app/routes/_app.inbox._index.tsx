import { ChooseHint } from "~/features/inbox/ui/list/choose-hint";

export default function InboxIndexRoute() {
  return <ChooseHint />;
}
