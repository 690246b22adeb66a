import { type ClipboardEvent, type DragEvent, useState } from "react";

/** Files that are pasted or dropped. @param take → whether they are wanted; otherwise the browser does as it likes */
export function useFileDrop(take: (files: FileList) => boolean) {
  const [over, setOver] = useState(false);
  return {
    over,
    take,
    handlers: {
      onPaste(event: ClipboardEvent) {
        const { files } = event.clipboardData;
        if (files.length > 0 && take(files)) event.preventDefault();
      },
      onDrop(event: DragEvent) {
        setOver(false);
        const { files } = event.dataTransfer;
        // A file that is not wanted must not open in place of the page.
        if (files.length > 0) event.preventDefault();
        if (files.length > 0) take(files);
      },
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
    },
  };
}
