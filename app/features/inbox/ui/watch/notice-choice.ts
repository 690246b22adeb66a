/** What this browser may do when a message comes; kept in the browser, since it is about this desk and its ears. */
export interface NoticeChoice {
  sound: boolean;
  browser: boolean;
}

const KEY = "inbox-notices";
const DEFAULT: NoticeChoice = { sound: true, browser: false };

/** Private windows refuse storage: then it is as if nothing had been chosen. */
export function readNoticeChoice(): NoticeChoice {
  try {
    return { ...DEFAULT, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<NoticeChoice>) };
  } catch {
    return DEFAULT;
  }
}

export function keepNoticeChoice(choice: NoticeChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Then it holds as long as the page.
  }
}
