package io.ganymede.local;

import com.google.common.eventbus.EventBus;
import com.google.inject.Injector;
import java.util.Map;
import org.jclouds.crypto.Crypto;
import org.jclouds.date.DateService;
import org.jclouds.date.internal.SimpleDateFormatDateService;
import org.jclouds.domain.Credentials;
import org.jclouds.json.Json;
import org.jclouds.logging.Logger;
import org.jclouds.rest.HttpClient;
import org.jclouds.rest.Utils;
import org.jclouds.xml.XMLParser;

/** jclouds' tool box with the one tool that S3Proxy takes from it. */
final class DateFormats implements Utils {
    private final DateService dates = new SimpleDateFormatDateService();

    @Override
    public DateService date() {
        return dates;
    }

    @Override
    public Map<String, Credentials> credentialStore() {
        throw new UnsupportedOperationException("credentialStore");
    }

    @Override
    public Json json() {
        throw new UnsupportedOperationException("json");
    }

    @Override
    public HttpClient http() {
        throw new UnsupportedOperationException("http");
    }

    @Override
    public Crypto crypto() {
        throw new UnsupportedOperationException("crypto");
    }

    @Override
    public EventBus eventBus() {
        throw new UnsupportedOperationException("eventBus");
    }

    @Override
    public Logger.LoggerFactory loggerFactory() {
        throw new UnsupportedOperationException("loggerFactory");
    }

    @Override
    public Injector injector() {
        throw new UnsupportedOperationException("injector");
    }

    @Override
    public XMLParser xml() {
        throw new UnsupportedOperationException("xml");
    }
}
