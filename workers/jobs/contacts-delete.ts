import { changeManyContacts } from "~/features/contacts/change-many-contacts.server";
import {
  MANY_CONTACTS,
  type ManyContactsPayload,
  manyContactsPayload,
} from "~/features/contacts/contacts.jobs";
import { defineJob } from "../job-definition";

export const contactsDelete = defineJob<ManyContactsPayload>({
  job: MANY_CONTACTS,
  async handle(ctx, payload, _process, signal) {
    await changeManyContacts(ctx, manyContactsPayload.parse(payload), signal);
  },
});
