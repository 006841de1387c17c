import { describe, expect, it } from "vitest";
import { nameClassifier } from "../../src/vocabulary/sensitive-names.ts";

const classify = nameClassifier({ add: new Map(), allow: new Set(["token0"]) });

const sensitive = {
  credential:
    "password userPassword user_password USER_PASSWORD newPassword passwd pwd passphrase secret clientSecret client_secret appSecret " +
    "apiKey api_key apikey x-api-key API_KEY accessKey privateKey signingKey encryptionKey token accessToken access_token accesstoken " +
    "authToken refreshToken idToken bearerToken jwt csrfToken authorization authHeader credentials creds cookie cookies setCookie " +
    "sessionCookie otp mfaCode recoveryCode connectionString databaseUrl DATABASE_URL dsn redisUrl passwordValue rawToken githubToken " +
    "botToken userTokenValue webhookSecret masterKey sshKey seedPhrase mnemonic passcode dbPass",
  financial: "cardNumber creditCard credit_card_number cvv cvc iban routingNumber accountNumber bankAccount salary",
  health: "medicalRecord mrn diagnosis prescription bloodType heartRate patientId",
  "government-id": "ssn userSSN socialSecurityNumber taxId passportNumber driverLicense nationalId aadhaar",
  contact: "email userEmail emailAddress phone phoneNumber firstName last_name dateOfBirth dob birthday",
  online: "ip ipAddress clientIp userAgent latitude deviceId sid",
};

const harmless =
  "passwordPolicy tokenCount nextPageToken pageToken cancellationToken secretName apiKeyId tokenizer emailTemplateId isPasswordValid " +
  "passwordLength hasPassword passwordHash hashedToken maskedEmail maxTokens totalTokens promptTokens tokens inputToken completionToken " +
  "sessionId l1Token l2Token swapToken collateralToken tokenIn tokenAddress token0 tokenType tokenExpiresAt secretary accountant passport compass bypass passthrough microphone headphones " +
  "smartphone passwordless wildcard discard cardinality cardboard author authority authored monkey keyboard keyframe primaryKey " +
  "foreignKey cacheKey partitionKey key keys publicKeyId id name type status user username userId accountId shipping zipFile flip " +
  "pinned spinner opinion shopping trusted certain uncertainty concert casserole midnight incoming income2Range designToken parserToken " +
  "passwordResetUrl credentialType cookieName cookieOptions authProvider authMethod emailSent emailCount phoneType ipVersion userIdForAuth " +
  "envWithoutSecrets requirePassword tokenLimit secretVersion apiKeyName privateKeyPath salaryRange cardType description message";

describe("names that say what they hold", () => {
  it.each(Object.entries(sensitive).flatMap(([name, list]) => list.split(" ").map((one) => [one, name] as const)))(
    "%s is %s",
    (name, expected) => {
      expect(classify(name)?.class).toBe(expected);
    },
  );

  it.each(harmless.split(" "))("%s is harmless", (name) => {
    expect(classify(name)).toBeUndefined();
  });

  it("takes the words that a standard adds", () => {
    const own = nameClassifier({ add: new Map([["contact", ["loyaltyNumber"]]]), allow: new Set() });
    expect(own("customerLoyaltyNumber")?.class).toBe("contact");
    expect(own("loyaltyNumberFormat")).toBeUndefined();
  });
});
