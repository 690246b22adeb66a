import { fetchInboundMedia } from "~/features/media/fetch-inbound-media.server";
import { FETCH_MEDIA, fetchMediaPayload } from "~/features/media/media.jobs";
import { defineJob } from "../job-definition";

/** Four at once: a large file of one company must not hold up the pictures of the others. */
export const mediaFetch = defineJob({
  job: FETCH_MEDIA,
  concurrency: 4,
  async handle(ctx, payload, { clock }, signal) {
    await fetchInboundMedia(ctx, fetchMediaPayload.parse(payload), { now: () => clock.now(), signal });
  },
});
