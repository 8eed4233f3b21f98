package io.ganymede.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.cli.part.PartFixtures;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TrainerClientTest {
    @Test
    void readsTheParts() throws IOException {
        try (FakeService trainer = FakeService.answering("/v1/parts", Json.bytes(PartFixtures.CATALOGUE))) {
            assertThat(new TrainerClient(URI.create(trainer.url())).parts()).isEqualTo(PartFixtures.CATALOGUE);
        }
    }

    @Test
    void passesOnWhatTheServiceSays() throws IOException {
        try (FakeService trainer = FakeService.answering("/elsewhere", new byte[0])) {
            assertThatThrownBy(() -> new TrainerClient(URI.create(trainer.url())).parts())
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                    .hasMessage("the trainer refused (404): nothing is here");
        }
    }

    @Test
    void saysHowToNameAnotherTrainer() throws IOException {
        URI gone;
        try (FakeService trainer = FakeService.answering("/v1/parts", new byte[0])) {
            gone = URI.create(trainer.url());
        }

        assertThatThrownBy(() -> new TrainerClient(gone).parts())
                .hasMessageContaining("no trainer answers at " + gone)
                .hasMessageContaining("./ganymede up")
                .hasMessageContaining("--trainer");
    }
}
