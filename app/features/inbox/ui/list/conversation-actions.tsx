import type { WorkKind } from "./work-kind";

export default function ConversationActions(_: {
  id: string;
  mayAnswer: boolean;
  onWork: (kind: WorkKind) => void;
}) {
  return null;
}
