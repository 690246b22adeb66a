export type WorkKind = "assign" | "snooze" | "label";
