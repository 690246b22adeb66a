/** A third of a second of 440 Hz, recorded by Chromium's MediaRecorder in pieces: WebM of unknown length, six packets. */
export const RECORDED_TONE = new Uint8Array(
  Buffer.from(
    "GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwH/////////FUmpZpkq17GDD0JATYCGQ2hyb21lV0GGQ2hyb21lFlSua7+uvdeBAXPFh4+GedEMjd+DgQKGhkFfT1BVU2Oik09wdXNIZWFkAQIAAIC7AAAAAADhjbWERzuAAJ+BAmJkgSAfQ7Z1Af/////////ngQCjtoEAAIAY4VOfSYE9NCZP0YZ2SsKGDDdODfTLbVmKjfYUh/Hp5ws21mO66CqiDC+Xq5mKxsg0hKO6gQA7gBjtgVBFNPL6Ly7UN/lKyPV/oRb2BDzZ0jQvtIIYi2/3j3Wb1/fDijcNSFVHchEgsWsLH0doUqOxgQB2gBjtgVBFNPL6McyEKDSR72ecPLP2GE+F/KojDcyESN0NVDB53uzbk8eykvaJYKO3gQC0gBjtgVBFNNp9P/Go0g94tqxN+j7njdLR5iIz13SBC+4cgyngXe9wv1xmyTAQ7si7VQQpwB9DtnUB/////////+eB76OygQAAgBjtfc24npGtWSNSxiJvNWCC3j7iCwWAtPRJzsvZEn2Lu3e/r3VzdoakY7woKb6jvIEAPYAY7YFQRTTy+i2P5EHEz575kDu+jcduHVmB19n/fhMpsY4fD4nvaoGAz6G8YDmJeEbzIIA3tv/2gA==",
    "base64",
  ),
);
