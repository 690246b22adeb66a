/** A million rows with 20 columns are about 200 MB as CSV; above this, the file should be divided. */
export const MOST_UPLOAD_BYTES = 300 * 1024 * 1024;

/** What one import may hold; XLSX itself ends at 1,048,576. */
export const MOST_ROWS = 2_000_000;
